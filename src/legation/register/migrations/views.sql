-- Readable views for people with a tool of their own; made anew whenever the tables change.

DROP VIEW IF EXISTS events_view;
DROP VIEW IF EXISTS claims_view;

CREATE VIEW claims_view AS
SELECT
    c.claim_id, m.event_id, p.path AS page, p.url, c.story, s.title, c.published, s.published_basis,
    c.type, c.phase, c.modality, c.background,
    (SELECT group_concat(role || ': ' || name, '; ') FROM (SELECT role, name FROM parties WHERE claim_id = c.claim_id
        ORDER BY role, position) AS q) AS actors,
    c.item, c.designation, c.quantity_low, c.quantity_high, c.batch, c.place, c.country, c.date_from, c.date_to, c.date_how,
    (SELECT group_concat(name, ' → ') FROM (SELECT name FROM sources WHERE claim_id = c.claim_id ORDER BY position) AS q) AS says,
    (SELECT group_concat(text, ' … ') FROM (SELECT text FROM evidence WHERE claim_id = c.claim_id ORDER BY position) AS q) AS quote,
    c.confidence, c.codebook
FROM claims c
JOIN pages p ON p.sha256 = c.sha256
JOIN stories s ON s.sha256 = c.sha256 AND s.story = c.story
LEFT JOIN event_claims m ON m.claim_id = c.claim_id;

CREATE VIEW events_view AS
SELECT
    e.event_id, c.type, c.phase, c.modality, e.background, c.actors, c.item, c.designation, c.quantity_low, c.quantity_high,
    c.batch, c.place, c.country, c.date_from, c.date_to, e.reports, e.outlets, e.independent_sources,
    e.anonymous_sources, e.recirculated, e.contradicted,
    e.first_published, e.last_published, c.says AS lead_says, c.quote AS lead_quote
FROM events e
JOIN claims_view c ON c.claim_id = e.lead_claim;
