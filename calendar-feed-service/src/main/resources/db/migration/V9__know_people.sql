-- From berth.people: what it takes to judge a person's access tokens.
CREATE TABLE known_person (
    person_id          uuid PRIMARY KEY,
    version            bigint      NOT NULL,
    role               text        NOT NULL,
    disabled           boolean     NOT NULL,
    tokens_valid_after timestamptz NOT NULL
);
