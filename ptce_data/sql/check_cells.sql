-- Grain: rule, entry. What an entry says by itself. Reads incoming_entry; parameters: $first_year,
-- $this_year, $reason, $source_title, $people_units, $whole_units, $few_people, $ceilings (unit to value),
-- $lengths (role to characters), $told_hints (hints of the reading that deserve a remark), $value_hints (the
-- codes of those that quote the value), $why (those that say why it could not read). One pass: each entry carries the list of the rules it breaks.
INSERT INTO finding BY NAME
WITH public_figure AS (
    SELECT DISTINCT
        pole_id,
        indicator,
        year,
        perimeter,
        value,
        TRUE AS known
    FROM public_claim
    SEMI JOIN incoming_entry USING (pole_id)
),
entry AS (
    SELECT
        incoming_entry.*,
        indicator.unit AS due_unit,
        indicator.minimum,
        indicator.maximum,
        incoming_entry.reading = 'figure' AND isfinite(incoming_entry.value) AS readable,
        incoming_entry.reading <> 'missing' AS stated,
        coalesce(public_figure.known, FALSE) AS known
    FROM incoming_entry
    LEFT JOIN indicator USING (indicator)
    LEFT JOIN public_figure USING (pole_id, indicator, year, perimeter, value)
),
broken AS (
    SELECT
        *,
        list_concat(
            list_filter(
                [
                    CASE WHEN reading = 'error' AND value_text = '#SANS_VALEUR' THEN 'formula_without_value' END,
                    CASE WHEN reading = 'error' AND value_text <> '#SANS_VALEUR' THEN 'excel_error' END,
                    CASE WHEN reading = 'unreadable' OR (reading = 'figure' AND NOT coalesce(readable, FALSE)) THEN 'unreadable' END,
                    CASE WHEN stated AND pole_id IS NULL AND trim(pole_text) = '' THEN 'pole_missing' END,
                    CASE WHEN stated AND pole_id IS NULL AND trim(pole_text) <> '' THEN 'unknown_pole' END,
                    CASE WHEN stated AND indicator IS NULL AND trim(indicator_text) = '' THEN 'indicator_missing' END,
                    CASE WHEN stated AND indicator IS NULL AND trim(indicator_text) <> '' THEN 'unknown_indicator' END,
                    CASE WHEN stated AND year IS NULL AND trim(year_text) = '' THEN 'year_missing' END,
                    CASE WHEN stated AND year IS NULL AND trim(year_text) <> '' THEN 'year_unreadable' END,
                    CASE WHEN stated AND year < $first_year THEN 'year_too_old' END,
                    CASE WHEN stated AND year > $this_year THEN 'year_to_come' END,
                    CASE WHEN stated AND unit IS NULL AND trim(unit_text) <> '' THEN 'unknown_unit' END,
                    CASE
                        WHEN stated AND unit <> due_unit AND NOT list_contains(hints, 'unit_converted') THEN 'wrong_unit'
                    END,
                    CASE
                        WHEN readable AND due_unit = '%' AND (value < minimum OR value > maximum) THEN 'percentage'
                        WHEN readable AND value < minimum THEN 'below_minimum'
                        WHEN readable AND value > maximum THEN 'above_maximum'
                        WHEN readable AND NOT known AND value > $ceilings[due_unit] THEN 'implausible'
                    END,
                    CASE
                        WHEN
                            readable
                            AND due_unit = '%'
                            AND value > 0
                            AND value < 1
                            AND NOT known
                            AND NOT contains(value_text, '%')
                            THEN 'fraction'
                    END,
                    CASE
                        WHEN readable AND value <> floor(value) AND list_contains($whole_units, due_unit) THEN 'decimals'
                    END,
                    CASE
                        WHEN
                            readable
                            AND value > 0
                            AND value < $few_people
                            AND visibility IS NULL
                            AND trim(visibility_text) = ''
                            AND NOT known
                            AND list_contains($people_units, due_unit)
                            THEN 'few_people'
                    END,
                    CASE WHEN stated AND visibility IS NULL AND trim(visibility_text) <> '' THEN 'unknown_visibility' END,
                    CASE WHEN stated AND source_url <> '' AND NOT regexp_matches(source_url, '^https?://[^\s/]+') THEN 'link' END,
                    CASE WHEN stated AND trim(source_title) = '' AND source_url = '' AND $source_title = '' THEN 'source_missing' END,
                    CASE WHEN length(note) > $lengths['note'] THEN 'too_long:note' END,
                    CASE WHEN length(perimeter) > $lengths['perimeter'] THEN 'too_long:perimeter' END,
                    CASE WHEN length(source_title) > $lengths['source_title'] THEN 'too_long:source_title' END,
                    CASE WHEN length(source_url) > $lengths['source_url'] THEN 'too_long:source_url' END
                ],
                lambda code: code IS NOT NULL
            ),
            list_transform(list_filter(hints, lambda hint: list_contains($told_hints, hint)), lambda hint: CASE hint WHEN 'unknown_qualifier' THEN hint ELSE 'hint:' || hint END)
        ) AS codes
    FROM entry
),
told AS (
    SELECT
        * EXCLUDE (codes),
        unnest(codes) AS code
    FROM broken
    WHERE len(codes) > 0
)
SELECT
    split_part(code, ':', 1) || CASE WHEN starts_with(code, 'hint:') THEN '_' || split_part(code, ':', 2) ELSE '' END AS rule,
    entry,
    CASE
        WHEN code IN ('unknown_pole') THEN pole_text
        WHEN code IN ('unknown_indicator') THEN indicator_text
        WHEN code IN ('year_unreadable', 'year_too_old', 'year_to_come', 'hint:year_range', 'hint:from_serial') THEN coalesce(nullif(year_text, ''), year::VARCHAR)
        WHEN code IN ('unknown_unit', 'wrong_unit') THEN coalesce(nullif(unit_text, ''), unit)
        WHEN code = 'unknown_visibility' THEN visibility_text
        WHEN code = 'unknown_qualifier' THEN qualifier_text
        WHEN code IN ('hint:pole_near', 'hint:pole_remembered') THEN pole_text
        WHEN code = 'hint:indicator_near' THEN indicator_text
        WHEN code = 'hint:unit_converted' THEN coalesce(nullif(unit_text, ''), value_text)
        WHEN code = 'link' THEN source_url
        WHEN code IN ('decimals', 'few_people', 'source_missing', 'pole_missing', 'indicator_missing', 'year_missing') THEN NULL
        WHEN starts_with(code, 'too_long') THEN NULL
        ELSE value_text
    END AS found,
    CASE
        WHEN code IN ('decimals', 'few_people', 'hint:unit_converted') THEN value_text
        WHEN starts_with(code, 'too_long') THEN left(
            CASE split_part(code, ':', 2)
                WHEN 'note' THEN note
                WHEN 'perimeter' THEN perimeter
                WHEN 'source_title' THEN source_title
                ELSE source_url
            END,
            200
        )
    END AS example,
    CASE WHEN code IN ('implausible', 'fraction') THEN coalesce(nullif(trim(note), ''), $reason) END AS reason,
    CASE WHEN starts_with(code, 'too_long') THEN split_part(code, ':', 2) END AS role,
    CASE WHEN code IN ('unreadable', 'year_unreadable') THEN list_filter(hints, lambda hint: list_contains($why, hint))[1] END AS why,
    CASE
        WHEN
            list_contains($value_hints, code) OR code IN ('hint:unit_converted', 'hint:indicator_near', 'wrong_unit', 'percentage', 'below_minimum', 'above_maximum', 'implausible', 'fraction', 'decimals', 'few_people')
            THEN indicator
    END AS indicator,
    CASE WHEN code IN ('hint:pole_near', 'hint:pole_remembered') THEN pole_id END AS pole_id,
    CASE WHEN code IN ('hint:year_range', 'hint:from_serial') THEN year END AS year,
    CASE
        WHEN list_contains($value_hints, code) OR code IN ('percentage', 'below_minimum', 'above_maximum', 'implausible', 'fraction') THEN value
    END AS value,
    CASE WHEN code = 'hint:unit_converted' THEN value END AS example_value,
    CASE WHEN list_contains($value_hints, code) THEN qualifier END AS qualifier,
    CASE code
        WHEN 'percentage' THEN CASE WHEN value < minimum THEN minimum ELSE maximum END
        WHEN 'below_minimum' THEN minimum
        WHEN 'above_maximum' THEN maximum
        WHEN 'implausible' THEN $ceilings[due_unit]
    END AS other
FROM told
ORDER BY entry, rule;
