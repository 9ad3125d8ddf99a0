"""Many machines: inputs in shards, each read by whichever machine is free, and kept as a file of its own."""
