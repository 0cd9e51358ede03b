-- Grain: choice. Parameters: $claim_id, $at, $by, $reason. The version is the one being made.
INSERT INTO choice BY NAME
SELECT
    (SELECT coalesce(max(choice_id), 0) + 1 FROM choice) AS choice_id,
    $claim_id AS claim_id,
    $at AS chosen_at,
    $by AS chosen_by,
    $reason AS reason,
    (SELECT coalesce(max(version), 0) + 1 FROM data_version) AS version;
