-- The audit says when by the server's own clock, whatever the session pretends; what is done to the
-- accounts of people is in it; and nobody holds it, fills it or writes into it what reads as another's.

ALTER TABLE audit_record ADD KEY by_account (account, written_at);
ALTER TABLE query_log ADD KEY by_person (person, asked_at);

DELIMITER //

-- The time in UTC. NOW() and its like give what a session has SET as its timestamp.
CREATE PROCEDURE audit_now(OUT p_now DATETIME(6))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_zone VARCHAR(64) DEFAULT @@time_zone;
  SET time_zone = '+00:00';
  SET p_now = SYSDATE(6);
  SET time_zone = v_zone;
END//

DROP PROCEDURE audit_note//

-- For procedures of the owner; people have audit_tell. Without autocommit the record belongs to the
-- caller's transaction; with it the record is there at once, whatever becomes of the rest, and a
-- transaction that the caller began is committed.
CREATE PROCEDURE audit_note(IN p_event VARCHAR(60), IN p_subject VARCHAR(2000), IN p_detail MEDIUMTEXT)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_is_ours BOOLEAN DEFAULT @@autocommit;
  DECLARE v_place BIGINT;
  DECLARE v_hash VARCHAR(64);
  DECLARE v_person VARCHAR(80);
  DECLARE v_now DATETIME(6);
  DECLARE v_content LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    IF v_is_ours THEN
      ROLLBACK;
    END IF;
    RESIGNAL;
  END;
  IF v_is_ours THEN
    START TRANSACTION;
  END IF;
  CALL audit_who(v_person);
  SELECT position + 1, IF(position = 0, chain_id, hash) INTO v_place, v_hash FROM audit_chain WHERE chain_key = 1 FOR UPDATE;
  CALL audit_now(v_now);
  INSERT INTO audit_record VALUES
    (v_place, v_now, v_person, USER(), p_event, COALESCE(p_subject, ''), COALESCE(p_detail, '{}'), '');
  SELECT content INTO v_content FROM audit_content WHERE record_id = v_place;
  SELECT SHA2(CONCAT(outer_key, SHA2(CONCAT(inner_key, v_hash, '|', v_content), 256)), 256) INTO v_hash FROM audit_key;
  UPDATE audit_record SET hash = v_hash WHERE record_id = v_place;
  UPDATE audit_chain SET position = v_place, hash = v_hash WHERE chain_key = 1;
  IF v_is_ours THEN
    COMMIT;
  END IF;
END//

DROP PROCEDURE audit_tell//

-- What a person's own program says of itself: nothing that a server does. A person's record is there
-- at once, for an open transaction would keep the chain from everybody else; that of a sync or of the
-- owner belongs to the caller's transaction.
CREATE PROCEDURE audit_tell(IN p_event VARCHAR(60), IN p_subject VARCHAR(2000), IN p_detail MEDIUMTEXT)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_is_person BOOLEAN DEFAULT USER() LIKE 'u\_%';
  DECLARE v_now DATETIME(6);
  DECLARE v_type VARCHAR(20);
  IF p_event IS NULL OR p_event NOT IN ('archive', 'export', 'import', 'question', 'restore', 'sql', 'sync') THEN
    SIGNAL SQLSTATE '42000' SET MESSAGE_TEXT = 'Nobody may tell the audit of such an event.';
  END IF;
  IF CHAR_LENGTH(p_detail) > 20000 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'That is too long for the audit, which takes 20000 characters.';
  END IF;
  IF JSON_VALID(COALESCE(p_detail, '{}')) THEN
    SET v_type = JSON_TYPE(COALESCE(p_detail, '{}'));
  END IF;
  IF COALESCE(v_type, '') <> 'OBJECT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The detail is a JSON object.';
  END IF;
  CALL audit_now(v_now);
  IF v_is_person AND (SELECT COUNT(*) FROM (
       SELECT 1 FROM audit_record r WHERE r.account = USER() AND r.written_at > v_now - INTERVAL 1 HOUR LIMIT 5000) told) = 5000 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit was told 5000 times within an hour and takes no more for now.';
  END IF;
  CALL audit_note(p_event, p_subject, p_detail);
  IF v_is_person THEN
    COMMIT;
  END IF;
END//

DROP PROCEDURE log_question//

CREATE PROCEDURE log_question(
    IN p_question TEXT, IN p_engine VARCHAR(20), IN p_sql MEDIUMTEXT, IN p_rows BIGINT, IN p_elapsed_ms BIGINT,
    IN p_outcome VARCHAR(20))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_is_person BOOLEAN DEFAULT USER() LIKE 'u\_%';
  DECLARE v_person VARCHAR(80);
  DECLARE v_zone VARCHAR(64) DEFAULT @@time_zone;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    SET time_zone = v_zone;
    RESIGNAL;
  END;
  IF CHAR_LENGTH(p_sql) > 20000 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'That is too long for the query log, which takes 20000 characters.';
  END IF;
  CALL audit_who(v_person);
  SET time_zone = '+00:00';
  IF v_is_person AND (SELECT COUNT(*) FROM (
       SELECT 1 FROM query_log q WHERE q.person = v_person AND q.asked_at > SYSDATE(3) - INTERVAL 1 HOUR LIMIT 5000) asked) = 5000 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'There were 5000 questions within an hour; the query log takes no more for now.';
  END IF;
  INSERT INTO query_log (asked_at, person, question, engine, sql_text, row_count, elapsed_ms, outcome)
  VALUES (SYSDATE(3), v_person, LEFT(p_question, 2000), p_engine, p_sql, p_rows, p_elapsed_ms, p_outcome);
  SET time_zone = v_zone;
  IF v_is_person THEN
    COMMIT;
  END IF;
END//

DROP PROCEDURE audit_exchange//

-- Keeps the head of the shop's chain, unless it is the one that was kept last, and says where the
-- warehouse's chain ends.
CREATE PROCEDURE audit_exchange(IN p_chain_id CHAR(36), IN p_position BIGINT, IN p_hash CHAR(64))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_now DATETIME(6);
  CALL audit_now(v_now);
  -- Read without a lock: two that keep the same head at once do no harm, two that wait for each other do.
  IF NOT EXISTS (
       SELECT 1 FROM (SELECT a.position, a.hash FROM audit_anchor a WHERE a.chain_id = p_chain_id
                       ORDER BY a.anchor_id DESC LIMIT 1) newest
        WHERE newest.position = p_position AND newest.hash = p_hash) THEN
    INSERT INTO audit_anchor (chain_id, position, hash, account, anchored_at)
    VALUES (p_chain_id, p_position, p_hash, USER(), v_now);
  END IF;
  SELECT chain_id, position, IF(position = 0, '', hash) AS hash, purged_at < v_now - INTERVAL 1 DAY AS is_purge_due
    FROM audit_chain;
END//

DROP PROCEDURE audit_purge//

-- Removes what is older than so many days from the beginning of the chain, and from the query log.
-- Only the owner may ask for less days than the owner asked for last.
CREATE PROCEDURE audit_purge(IN p_days INT, IN p_query_days INT)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_is_owner BOOLEAN DEFAULT SUBSTRING_INDEX(USER(), '@', 1) = SUBSTRING_INDEX(CURRENT_USER(), '@', 1);
  DECLARE v_now DATETIME(6);
  DECLARE v_first_kept BIGINT;
  DECLARE v_days INT;
  DECLARE v_query_days INT;
  DECLARE v_records BIGINT;
  DECLARE v_questions BIGINT;
  DECLARE v_zone VARCHAR(64) DEFAULT @@time_zone;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    ROLLBACK;
    SET time_zone = v_zone;
    RESIGNAL;
  END;
  IF (p_days >= 1 AND p_query_days >= 1) IS NOT TRUE THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit keeps one day at least.';
  END IF;
  CALL audit_now(v_now);
  START TRANSACTION;
  UPDATE audit_chain
     SET least_days = IF(v_is_owner, p_days, least_days), least_query_days = IF(v_is_owner, p_query_days, least_query_days),
         purged_at = v_now
   WHERE chain_key = 1;
  SELECT GREATEST(p_days, least_days), GREATEST(p_query_days, least_query_days), position + 1
    INTO v_days, v_query_days, v_first_kept FROM audit_chain;
  SELECT COALESCE(MIN(record_id), v_first_kept) INTO v_first_kept
    FROM audit_record WHERE written_at >= v_now - INTERVAL v_days DAY;
  UPDATE audit_chain c JOIN audit_record r ON r.record_id = v_first_kept - 1 JOIN audit_key k
     SET c.checkpoint_position = r.record_id, c.checkpoint_hash = r.hash,
         c.checkpoint_seal = SHA2(CONCAT(k.outer_key, SHA2(CONCAT(k.inner_key, 'checkpoint|', c.chain_id, '|',
           r.record_id, '|', r.hash), 256)), 256);
  DELETE FROM audit_record WHERE record_id < v_first_kept;
  SET v_records = ROW_COUNT();
  DELETE FROM audit_anchor WHERE anchored_at < v_now - INTERVAL v_days DAY;
  SET time_zone = '+00:00';
  DELETE FROM query_log WHERE asked_at < v_now - INTERVAL v_query_days DAY;
  SET v_questions = ROW_COUNT();
  SET time_zone = v_zone;
  COMMIT;
  IF v_records + v_questions > 0 THEN
    CALL audit_note('purge', 'audit', CONCAT('{"days": ', v_days, ', "records": ', v_records, ', "up to": ', v_first_kept - 1,
      ', "query log days": ', v_query_days, ', "questions": ', v_questions, '}'));
  END IF;
  SELECT v_records AS purged, v_days AS kept_days, v_questions AS questions;
END//

-- Accounts -----------------------------------------------------------------------------------------
-- The audit is told and that committed before anything is done, so that whoever does it cannot keep
-- it out by ending the call half-way.

CREATE PROCEDURE access_note(IN p_event VARCHAR(60), IN p_name VARCHAR(80), IN p_detail MEDIUMTEXT)
  SQL SECURITY DEFINER
BEGIN
  CALL audit_note(p_event, p_name, p_detail);
  COMMIT;
END//

DROP PROCEDURE access_add_person//

-- Makes the accounts, or gives them these passwords where they are ours.
CREATE PROCEDURE access_let_in(
    IN p_name VARCHAR(80), IN p_role VARCHAR(80), IN p_password VARCHAR(200), IN p_sync_password VARCHAR(200),
    IN p_require_tls BOOLEAN, IN p_event VARCHAR(60))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_is_ours BOOLEAN;
  DECLARE v_is_made BOOLEAN DEFAULT FALSE;
  DECLARE v_account VARCHAR(40) DEFAULT CONCAT('u_', p_name);
  -- The row stands before the account does; where the account cannot be made, it goes again.
  DECLARE EXIT HANDLER FOR 1396
  BEGIN
    IF NOT v_is_ours THEN
      IF v_is_made THEN
        CALL access_run(CONCAT('DROP USER ''u_', p_name, '''@''%'''));
      END IF;
      DELETE FROM access_person WHERE account = v_account;
      COMMIT;
    END IF;
    CALL access_note('person not added', p_name, '{"because": "account of somebody else"}');
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
      'This server has an account of that name that Millrace did not make. Choose another name.';
  END;

  CALL access_check(p_name, FALSE);
  IF p_role IS NULL OR p_role NOT IN ('associate', 'manager', 'executive', 'administrator') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
      'A role is one of associate, manager, executive and administrator.';
  END IF;
  IF EXISTS (SELECT 1 FROM access_person WHERE account = v_account AND role <> p_role) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
      'This person has another role in the warehouse. Remove the person first.';
  END IF;
  CALL access_note(p_event, p_name, JSON_OBJECT('role', p_role));
  SET v_is_ours = EXISTS (SELECT 1 FROM access_person WHERE account = v_account);
  INSERT INTO access_person (account, name, role, is_active) VALUES (v_account, p_name, p_role, TRUE)
      ON DUPLICATE KEY UPDATE is_active = TRUE;
  COMMIT;
  IF p_role <> 'associate' THEN
    CALL access_make(CONCAT('''u_', p_name, '''@''%'''), p_password, p_require_tls, v_is_ours);
    SET v_is_made = TRUE;
  END IF;
  IF p_role = 'executive' THEN
    CALL access_make(CONCAT('''s_', p_name, '''@''%'''), p_sync_password, p_require_tls, v_is_ours);
  END IF;
  CALL access_grant(p_name);
END//

CREATE PROCEDURE access_add_person(
    IN p_name VARCHAR(80), IN p_role VARCHAR(80), IN p_password VARCHAR(200), IN p_sync_password VARCHAR(200),
    IN p_require_tls BOOLEAN)
  SQL SECURITY DEFINER
BEGIN
  CALL access_let_in(p_name, p_role, p_password, p_sync_password, p_require_tls, 'person added');
END//

DROP PROCEDURE access_reset_person//

-- New passwords, for somebody who lost the old.
CREATE PROCEDURE access_reset_person(
    IN p_name VARCHAR(80), IN p_role VARCHAR(80), IN p_password VARCHAR(200), IN p_sync_password VARCHAR(200),
    IN p_require_tls BOOLEAN)
  SQL SECURITY DEFINER
BEGIN
  CALL access_check(p_name, TRUE);
  CALL access_let_in(p_name, p_role, p_password, p_sync_password, p_require_tls, 'person reset');
END//

DROP PROCEDURE access_set_active//

CREATE PROCEDURE access_set_active(IN p_name VARCHAR(80), IN p_active BOOLEAN)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_role VARCHAR(20);
  DECLARE v_lock VARCHAR(20) DEFAULT IF(p_active, ' ACCOUNT UNLOCK', ' ACCOUNT LOCK');
  CALL access_check(p_name, TRUE);
  CALL access_note(IF(p_active, 'person enabled', 'person disabled'), p_name, '{}');
  UPDATE access_person SET is_active = p_active WHERE account = CONCAT('u_', p_name);
  COMMIT;
  SELECT role INTO v_role FROM access_person WHERE account = CONCAT('u_', p_name);
  IF v_role <> 'associate' THEN
    CALL access_run(CONCAT('ALTER USER ''u_', p_name, '''@''%''', v_lock));
  END IF;
  IF v_role = 'executive' THEN
    CALL access_run(CONCAT('ALTER USER ''s_', p_name, '''@''%''', v_lock));
  END IF;
  -- A connection that is open outlives the lock; without rights it can do nothing.
  CALL access_grant(p_name);
END//

DROP PROCEDURE access_set_regions//

CREATE PROCEDURE access_set_regions(IN p_name VARCHAR(80), IN p_regions TEXT)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_account VARCHAR(40) DEFAULT CONCAT('u_', p_name);
  DECLARE v_i INT DEFAULT 0;
  DECLARE v_region TEXT;
  DECLARE v_before VARCHAR(8000);
  DECLARE v_scope TEXT DEFAULT '|';
  DECLARE v_type VARCHAR(20);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    ROLLBACK;
    RESIGNAL;
  END;
  CALL access_check(p_name, TRUE);
  IF JSON_VALID(p_regions) THEN
    SET v_type = JSON_TYPE(p_regions);
  END IF;
  IF COALESCE(v_type, '') <> 'ARRAY' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The regions are a JSON array of texts.';
  END IF;
  WHILE v_i < JSON_LENGTH(p_regions) DO
    SET v_region = JSON_UNQUOTE(JSON_EXTRACT(p_regions, CONCAT('$[', v_i, ']')));
    SET v_type = JSON_TYPE(JSON_EXTRACT(p_regions, CONCAT('$[', v_i, ']')));
    IF v_type <> 'STRING' OR CHAR_LENGTH(v_region) NOT BETWEEN 1 AND 60
       OR INSTR(v_region, '|') > 0 OR (v_region = '*' AND JSON_LENGTH(p_regions) > 1) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
        'A region is a text of 1 to 60 characters without |; * means all of them and stands alone.';
    END IF;
    SET v_scope = CONCAT(v_scope, v_region, '|');
    SET v_i = v_i + 1;
  END WHILE;
  SELECT scope INTO v_before FROM access_person WHERE account = v_account;
  CALL access_note('regions changed', p_name, JSON_OBJECT('before', v_before, 'after', v_scope));
  START TRANSACTION;
  DELETE FROM access_region WHERE account = v_account;
  SET v_i = 0;
  WHILE v_i < JSON_LENGTH(p_regions) DO
    SET v_region = JSON_UNQUOTE(JSON_EXTRACT(p_regions, CONCAT('$[', v_i, ']')));
    INSERT INTO access_region (account, region) VALUES (v_account, v_region)
        ON DUPLICATE KEY UPDATE region = VALUES(region);
    SET v_i = v_i + 1;
  END WHILE;
  UPDATE access_person SET scope = CASE v_scope WHEN '|*|' THEN '*' WHEN '|' THEN '' ELSE v_scope END
   WHERE account = v_account;
  COMMIT;
END//

DROP PROCEDURE access_remove_person//

-- The accounts go first: where that is interrupted, the person can be removed again.
CREATE PROCEDURE access_remove_person(IN p_name VARCHAR(80))
  SQL SECURITY DEFINER
BEGIN
  CALL access_check(p_name, FALSE);
  CALL access_note('person removed', p_name, '{}');
  IF EXISTS (SELECT 1 FROM access_person WHERE account = CONCAT('u_', p_name) AND role <> 'associate') THEN
    CALL access_run(CONCAT('DROP USER IF EXISTS ''u_', p_name, '''@''%'', ''s_', p_name, '''@''%'''));
  END IF;
  START TRANSACTION;
  DELETE FROM access_region WHERE account = CONCAT('u_', p_name);
  DELETE FROM access_person WHERE account = CONCAT('u_', p_name);
  COMMIT;
END//

DELIMITER ;

CALL access_grant_all();
