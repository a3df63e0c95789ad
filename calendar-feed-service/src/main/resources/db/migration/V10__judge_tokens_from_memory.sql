-- Access tokens are judged by what berth.people says, from memory. Here stays what closes the feeds of a disabled or deleted person.
ALTER TABLE known_person
    DROP COLUMN role,
    DROP COLUMN tokens_valid_after;
