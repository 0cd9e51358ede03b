-- Grain: rule, entry. What an entry says by itself. Reads suspect_entry, measure; parameters: $first_year,
-- $this_year, $reason, $few_people, $lengths (role to characters), $sourced (whether a missing source is not
-- worth a line), $told_hints (hints of the reading that deserve a remark), $value_hints (the codes of those
-- that quote the value), $why (those that say why it could not read).
-- suspect_entry has the entries that may break a rule; each carries the list of those it breaks.
INSERT INTO finding BY NAME
WITH suspect AS (
    SELECT
        suspect_entry.*,
        measure.unit AS due_unit,
        measure.minimum,
        measure.maximum,
        measure.ceiling,
        measure.whole,
        measure.people,
        suspect_entry.reading = 'figure' AND coalesce(isfinite(suspect_entry.value), FALSE) AS readable,
        suspect_entry.reading <> 'missing' AS stated
    FROM suspect_entry
    LEFT JOIN measure USING (indicator)
),
broken AS (
    SELECT
        *,
        list_concat(
            list_filter(
                [
                    CASE
                        WHEN reading = 'error' AND value_text = '#SANS_VALEUR' THEN 'formula_without_value'
                        WHEN reading = 'error' THEN 'excel_error'
                        WHEN stated AND NOT readable THEN 'unreadable'
                    END,
                    CASE
                        WHEN stated AND pole_id IS NULL AND pole_text = '' THEN 'pole_missing'
                        WHEN stated AND pole_id IS NULL THEN 'unknown_pole'
                    END,
                    CASE
                        WHEN stated AND due_unit IS NULL AND indicator_text = '' THEN 'indicator_missing'
                        WHEN stated AND due_unit IS NULL THEN 'unknown_indicator'
                    END,
                    CASE
                        WHEN stated AND year IS NULL AND year_text = '' THEN 'year_missing'
                        WHEN stated AND year IS NULL THEN 'year_unreadable'
                        WHEN stated AND year < $first_year THEN 'year_too_old'
                        WHEN stated AND year > $this_year THEN 'year_to_come'
                    END,
                    CASE
                        WHEN stated AND unit IS NULL AND unit_text <> '' THEN 'unknown_unit'
                        WHEN stated AND unit <> due_unit AND NOT list_contains(hints, 'unit_converted')
                            THEN 'wrong_unit'
                    END,
                    CASE
                        WHEN NOT readable THEN NULL
                        WHEN due_unit = '%' AND (value < minimum OR value > maximum) THEN 'percentage'
                        WHEN value < minimum THEN 'below_minimum'
                        WHEN value > maximum THEN 'above_maximum'
                        WHEN value > ceiling THEN 'implausible'
                        WHEN due_unit = '%' AND value > 0 AND value < 1 AND NOT contains(value_text, '%')
                            THEN 'fraction'
                    END,
                    CASE WHEN readable AND whole AND value <> floor(value) THEN 'decimals' END,
                    CASE
                        WHEN
                            readable
                            AND people
                            AND value > 0
                            AND value < $few_people
                            AND visibility IS NULL
                            AND visibility_text = ''
                            THEN 'few_people'
                    END,
                    CASE
                        WHEN stated AND visibility IS NULL AND visibility_text <> '' THEN 'unknown_visibility'
                    END,
                    CASE
                        WHEN stated AND source_url <> '' AND NOT regexp_matches(source_url, '^https?://[^\s/]+')
                            THEN 'link'
                    END,
                    CASE
                        WHEN stated AND NOT $sourced AND source_title = '' AND source_url = ''
                            THEN 'source_missing'
                    END,
                    CASE WHEN length(note) > $lengths['note'] THEN 'too_long:note' END,
                    CASE WHEN length(perimeter) > $lengths['perimeter'] THEN 'too_long:perimeter' END,
                    CASE
                        WHEN length(source_title) > $lengths['source_title'] THEN 'too_long:source_title'
                    END,
                    CASE WHEN length(source_url) > $lengths['source_url'] THEN 'too_long:source_url' END
                ],
                lambda code: code IS NOT NULL
            ),
            list_transform(
                list_filter(
                    hints,
                    lambda hint: list_contains($told_hints, hint)
                    AND (stated OR hint = 'nil')
                    AND (due_unit IS NOT NULL OR hint <> 'unit_converted')
                ),
                lambda hint: CASE hint WHEN 'unknown_qualifier' THEN hint ELSE 'hint:' || hint END
            )
        ) AS codes
    FROM suspect
),
public_figure AS (
    SELECT DISTINCT
        public_claim.pole_id,
        public_claim.indicator,
        public_claim.year,
        public_claim.perimeter,
        public_claim.value
    FROM public_claim
    SEMI JOIN (FROM broken WHERE len(codes) > 0) USING (pole_id, indicator, year, perimeter, value)
),
told AS (
    SELECT
        broken.* EXCLUDE (codes),
        unnest(broken.codes) AS code,
        public_figure.value IS NOT NULL AS known
    FROM broken
    LEFT JOIN public_figure USING (pole_id, indicator, year, perimeter, value)
    WHERE len(broken.codes) > 0
)
SELECT
    replace(CASE WHEN starts_with(code, 'too_long') THEN 'too_long' ELSE code END, ':', '_') AS rule,
    entry,
    CASE
        WHEN code IN ('unknown_pole', 'hint:pole_near', 'hint:pole_remembered') THEN pole_text
        WHEN code IN ('unknown_indicator', 'hint:indicator_near') THEN indicator_text
        WHEN
            code IN ('year_unreadable', 'year_too_old', 'year_to_come', 'hint:year_range', 'hint:from_serial')
            THEN coalesce(nullif(year_text, ''), year::VARCHAR)
        WHEN code IN ('unknown_unit', 'wrong_unit') THEN coalesce(nullif(unit_text, ''), unit)
        WHEN code = 'hint:unit_converted' THEN coalesce(nullif(unit_text, ''), value_text)
        WHEN code = 'unknown_visibility' THEN visibility_text
        WHEN code = 'unknown_qualifier' THEN qualifier_text
        WHEN code = 'link' THEN source_url
        WHEN
            code IN (
                'decimals',
                'few_people',
                'source_missing',
                'pole_missing',
                'indicator_missing',
                'year_missing'
            )
            OR starts_with(code, 'too_long')
            THEN NULL
        ELSE value_text
    END AS found,
    CASE
        WHEN code IN ('decimals', 'few_people', 'hint:unit_converted') THEN value_text
        WHEN code = 'too_long:note' THEN left(note, 200)
        WHEN code = 'too_long:perimeter' THEN left(perimeter, 200)
        WHEN code = 'too_long:source_title' THEN left(source_title, 200)
        WHEN code = 'too_long:source_url' THEN left(source_url, 200)
    END AS example,
    CASE WHEN code = 'hint:unit_converted' THEN value END AS example_value,
    CASE
        WHEN code IN ('implausible', 'fraction') THEN coalesce(nullif(trim(note), ''), $reason)
    END AS reason,
    CASE
        WHEN starts_with(code, 'too_long') THEN split_part(code, ':', 2)
        WHEN code IN ('unknown_unit', 'wrong_unit') AND contains(value_text, unit_text) THEN 'value'
    END AS role,
    CASE
        WHEN code IN ('unreadable', 'year_unreadable')
            THEN list_filter(hints, lambda hint: list_contains($why, hint))[1]
    END AS why,
    CASE WHEN code IN ('hint:pole_near', 'hint:pole_remembered') THEN pole_id END AS pole_id,
    CASE
        WHEN
            list_contains($value_hints, code)
            OR code IN (
                'hint:unit_converted',
                'hint:indicator_near',
                'wrong_unit',
                'percentage',
                'below_minimum',
                'above_maximum',
                'implausible',
                'fraction',
                'decimals',
                'few_people'
            )
            THEN indicator
    END AS indicator,
    CASE WHEN code IN ('hint:year_range', 'hint:from_serial') THEN year END AS year,
    CASE
        WHEN
            list_contains($value_hints, code)
            OR code IN ('percentage', 'below_minimum', 'above_maximum', 'implausible', 'fraction')
            THEN value
    END AS value,
    CASE WHEN list_contains($value_hints, code) THEN qualifier END AS qualifier,
    CASE code
        WHEN 'percentage' THEN CASE WHEN value < minimum THEN minimum ELSE maximum END
        WHEN 'below_minimum' THEN minimum
        WHEN 'above_maximum' THEN maximum
        WHEN 'implausible' THEN ceiling
    END AS other
FROM told
WHERE NOT (known AND code IN ('implausible', 'fraction', 'few_people'))
ORDER BY entry, rule;
