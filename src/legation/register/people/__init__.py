"""People who share a register: who they are, what each may do, and what they said.

The tables lie in the register beside those of what was read, and nothing that was read depends on them. Functions take
the open database; those that write run in a transaction of their own.
"""
