-- chance(seed, what, which) is a number in [0, 1) drawn from its arguments alone: the same network each
-- time. Hashed twice: one hash of several values only XORs the last one in, and draws would be correlated.
CREATE OR REPLACE TEMP MACRO chance(seed, what, which) AS hash(hash(seed, what, which)) / 18446744073709551616.0;
