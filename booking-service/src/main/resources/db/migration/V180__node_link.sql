-- A revoked node may neither link nor report any more.
ALTER TABLE node ADD revoked boolean NOT NULL DEFAULT false;

-- Whether resource.changed has carried the node's key yet. Nodes from before are published once more after the upgrade.
ALTER TABLE node ADD key_published boolean NOT NULL DEFAULT false;

-- The newest report that came over a link; 0 before there was one.
ALTER TABLE node_pulse
    ADD report_epoch    bigint NOT NULL DEFAULT 0,
    ADD report_sequence bigint NOT NULL DEFAULT 0;
