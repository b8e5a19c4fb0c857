-- Who owns the warehouse reads it as an executive.
INSERT INTO access_person (account, name, role, is_active, scope)
VALUES (SUBSTRING_INDEX(USER(), '@', 1), SUBSTRING_INDEX(USER(), '@', 1), 'executive', TRUE, '*')
    ON DUPLICATE KEY UPDATE role = VALUES(role), is_active = VALUES(is_active), scope = VALUES(scope)
