-- The audit of the warehouse: who did what, and when. Each record's hash, under a key that only these
-- procedures read, covers the record before it; the shop keeps the head of this chain, and the
-- warehouse that of the shop's. No functions and no triggers: a server with a binary log lets only
-- its superuser make them.

-- One row: two random keys for a keyed hash, as HMAC nests its two.
CREATE TABLE audit_key (
  key_id    INT NOT NULL PRIMARY KEY,
  inner_key CHAR(64) NOT NULL,
  outer_key CHAR(64) NOT NULL
) ENGINE = InnoDB;
INSERT INTO audit_key VALUES (1, HEX(RANDOM_BYTES(32)), HEX(RANDOM_BYTES(32)));

-- record_id is the place in the chain, without gaps. Times are UTC.
CREATE TABLE audit_record (
  record_id  BIGINT NOT NULL PRIMARY KEY,
  written_at DATETIME(6) NOT NULL,
  person     VARCHAR(80) NOT NULL,
  account    VARCHAR(300) NOT NULL,
  event      VARCHAR(60) NOT NULL,
  subject    VARCHAR(2000) NOT NULL,
  detail     MEDIUMTEXT NOT NULL,
  hash       CHAR(64) NOT NULL,
  KEY by_time (written_at)
) ENGINE = InnoDB;

-- One row: the head of the chain, and what was before the oldest record that is still kept.
CREATE TABLE audit_chain (
  chain_key           INT NOT NULL PRIMARY KEY,
  chain_id            CHAR(36) NOT NULL,
  position            BIGINT NOT NULL,
  hash                CHAR(64) NOT NULL,
  checkpoint_position BIGINT NOT NULL,
  checkpoint_hash     CHAR(64) NOT NULL,
  checkpoint_seal     CHAR(64) NOT NULL,
  least_days          INT NOT NULL,
  least_query_days    INT NOT NULL,
  purged_at           DATETIME(6) NOT NULL
) ENGINE = InnoDB;
INSERT INTO audit_chain SELECT 1, warehouse_id, 0, '', 0, '', '', 90, 90, UTC_TIMESTAMP(6) FROM etl_fence;

-- Heads of the chain of the shop that this warehouse follows.
CREATE TABLE audit_anchor (
  anchor_id   BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  chain_id    CHAR(36) NOT NULL,
  position    BIGINT NOT NULL,
  hash        CHAR(64) NOT NULL,
  account     VARCHAR(300) NOT NULL,
  anchored_at DATETIME(6) NOT NULL,
  KEY newest (chain_id, anchor_id)
) ENGINE = InnoDB;

-- What the hash of a record covers; each text with its length, so that none can pass for two.
CREATE VIEW audit_content AS
SELECT record_id, hash,
       CONCAT_WS('|', record_id, DATE_FORMAT(written_at, '%Y-%m-%d %H:%i:%s.%f'), CHAR_LENGTH(person), person,
                 CHAR_LENGTH(account), account, CHAR_LENGTH(event), event, CHAR_LENGTH(subject), subject,
                 CHAR_LENGTH(detail), detail) AS content
  FROM audit_record;

DELIMITER //

-- Who is connected, without the prefix of a person's accounts.
CREATE PROCEDURE audit_who(OUT p_person VARCHAR(80))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_account VARCHAR(80) DEFAULT SUBSTRING_INDEX(USER(), '@', 1);
  SET p_person = CASE
    WHEN v_account = SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN 'owner'
    WHEN v_account LIKE 'u\_%' OR v_account LIKE 's\_%' THEN SUBSTRING(v_account, 3)
    ELSE v_account END;
END//

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
  INSERT INTO audit_record VALUES
    (v_place, UTC_TIMESTAMP(6), v_person, USER(), p_event, COALESCE(p_subject, ''), COALESCE(p_detail, '{}'), '');
  SELECT content INTO v_content FROM audit_content WHERE record_id = v_place;
  SELECT SHA2(CONCAT(outer_key, SHA2(CONCAT(inner_key, v_hash, '|', v_content), 256)), 256) INTO v_hash FROM audit_key;
  UPDATE audit_record SET hash = v_hash WHERE record_id = v_place;
  UPDATE audit_chain SET position = v_place, hash = v_hash WHERE chain_key = 1;
  IF v_is_ours THEN
    COMMIT;
  END IF;
END//

-- What a person's own program says of itself: nothing that a server does.
CREATE PROCEDURE audit_tell(IN p_event VARCHAR(60), IN p_subject VARCHAR(2000), IN p_detail MEDIUMTEXT)
  SQL SECURITY DEFINER
BEGIN
  IF p_event IS NULL OR p_event NOT IN ('archive', 'export', 'import', 'question', 'restore', 'sql', 'sync') THEN
    SIGNAL SQLSTATE '42000' SET MESSAGE_TEXT = 'Nobody may tell the audit of such an event.';
  END IF;
  IF CHAR_LENGTH(p_detail) > 100000 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'That is too long for the audit.';
  END IF;
  CALL audit_note(p_event, p_subject, p_detail);
END//

CREATE PROCEDURE log_question(
    IN p_question TEXT, IN p_engine VARCHAR(20), IN p_sql MEDIUMTEXT, IN p_rows BIGINT, IN p_elapsed_ms BIGINT,
    IN p_outcome VARCHAR(20))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_person VARCHAR(80);
  CALL audit_who(v_person);
  INSERT INTO query_log (person, question, engine, sql_text, row_count, elapsed_ms, outcome)
  VALUES (v_person, LEFT(p_question, 2000), p_engine, p_sql, p_rows, p_elapsed_ms, p_outcome);
END//

-- Keeps the head of the shop's chain, unless it is the one that was kept last, and says where the
-- warehouse's chain ends.
CREATE PROCEDURE audit_exchange(IN p_chain_id CHAR(36), IN p_position BIGINT, IN p_hash CHAR(64))
  SQL SECURITY DEFINER
BEGIN
  -- Read without a lock: two that keep the same head at once do no harm, two that wait for each other do.
  IF NOT EXISTS (
       SELECT 1 FROM (SELECT a.position, a.hash FROM audit_anchor a WHERE a.chain_id = p_chain_id
                       ORDER BY a.anchor_id DESC LIMIT 1) newest
        WHERE newest.position = p_position AND newest.hash = p_hash) THEN
    INSERT INTO audit_anchor (chain_id, position, hash, account, anchored_at)
    VALUES (p_chain_id, p_position, p_hash, USER(), UTC_TIMESTAMP(6));
  END IF;
  SELECT chain_id, position, IF(position = 0, '', hash) AS hash, purged_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY AS is_purge_due
    FROM audit_chain;
END//

-- The first record that is not as it was written, and why.
CREATE PROCEDURE audit_verify()
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_records BIGINT;
  DECLARE v_last BIGINT;
  DECLARE v_broken BIGINT;
  DECLARE v_reason VARCHAR(200);

  SELECT c.checkpoint_position, 'was the last before the checkpoint, which was edited' INTO v_broken, v_reason
    FROM audit_chain c JOIN audit_key k
   WHERE (c.checkpoint_position > 0 OR c.checkpoint_seal <> '')
     AND c.checkpoint_seal <> SHA2(CONCAT(k.outer_key, SHA2(CONCAT(k.inner_key, 'checkpoint|', c.chain_id, '|',
           c.checkpoint_position, '|', c.checkpoint_hash), 256)), 256);
  IF v_broken IS NULL THEN
    SELECT IF(r.record_id > c.checkpoint_position + 1 AND p.record_id IS NULL, r.record_id - 1, r.record_id),
           CASE WHEN r.record_id <= c.checkpoint_position THEN 'was put before the checkpoint by hand'
                WHEN r.record_id > c.checkpoint_position + 1 AND p.record_id IS NULL THEN 'was removed'
                WHEN r.record_id > c.position THEN 'was appended by hand'
                ELSE 'was edited' END
      INTO v_broken, v_reason
      FROM audit_content r
      JOIN audit_chain c
      JOIN audit_key k
      LEFT JOIN audit_record p ON p.record_id = r.record_id - 1
     WHERE r.record_id <= c.checkpoint_position OR r.record_id > c.position
        OR (r.record_id > c.checkpoint_position + 1 AND p.record_id IS NULL)
        OR r.hash <> SHA2(CONCAT(k.outer_key, SHA2(CONCAT(k.inner_key, COALESCE(p.hash,
                       IF(c.checkpoint_position = 0, c.chain_id, c.checkpoint_hash)), '|', r.content), 256)), 256)
     ORDER BY r.record_id
     LIMIT 1;
  END IF;
  SELECT COUNT(*), MAX(record_id) INTO v_records, v_last FROM audit_record;
  IF v_broken IS NULL THEN
    SELECT COALESCE(v_last, c.checkpoint_position) + 1, 'was removed with the end of the chain' INTO v_broken, v_reason
      FROM audit_chain c WHERE COALESCE(v_last, c.checkpoint_position) < c.position;
  END IF;
  SELECT v_records AS records, v_broken AS broken_record, v_reason AS reason;
END//

-- The first of these heads, kept elsewhere, that is not on the chain. p_anchors: [[place, "hash"], …].
CREATE PROCEDURE audit_differing_anchor(IN p_anchors MEDIUMTEXT)
  SQL SECURITY DEFINER
BEGIN
  SELECT a.place, IF(a.place > c.position, 'was removed with the end of the chain', 'is another than when its hash was kept') AS reason
    FROM JSON_TABLE(p_anchors, '$[*]' COLUMNS (
           place BIGINT PATH '$[0]', hash CHAR(64) PATH '$[1]')) a
    JOIN audit_chain c
    LEFT JOIN audit_record r ON r.record_id = a.place
   WHERE a.place > 0 AND a.place >= c.checkpoint_position
     AND CAST(a.hash AS BINARY) <> CAST(COALESCE(IF(a.place = c.checkpoint_position, c.checkpoint_hash, r.hash), '') AS BINARY)
   ORDER BY a.place
   LIMIT 1;
END//

-- Removes what is older than so many days from the beginning of the chain, and from the query log.
-- Only the owner may ask for less days than the owner asked for last.
CREATE PROCEDURE audit_purge(IN p_days INT, IN p_query_days INT)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_first_kept BIGINT;
  DECLARE v_days INT;
  DECLARE v_query_days INT;
  DECLARE v_records BIGINT;
  DECLARE v_questions BIGINT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    ROLLBACK;
    RESIGNAL;
  END;
  IF p_days < 1 OR p_query_days < 1 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit keeps one day at least.';
  END IF;
  START TRANSACTION;
  UPDATE audit_chain
     SET least_days = IF(SUBSTRING_INDEX(USER(), '@', 1) = SUBSTRING_INDEX(CURRENT_USER(), '@', 1), p_days, least_days),
         least_query_days = IF(SUBSTRING_INDEX(USER(), '@', 1) = SUBSTRING_INDEX(CURRENT_USER(), '@', 1), p_query_days, least_query_days),
         purged_at = UTC_TIMESTAMP(6)
   WHERE chain_key = 1;
  SELECT GREATEST(p_days, least_days), GREATEST(p_query_days, least_query_days), position + 1
    INTO v_days, v_query_days, v_first_kept FROM audit_chain;
  SELECT COALESCE(MIN(record_id), v_first_kept) INTO v_first_kept
    FROM audit_record WHERE written_at >= UTC_TIMESTAMP(6) - INTERVAL v_days DAY;
  UPDATE audit_chain c JOIN audit_record r ON r.record_id = v_first_kept - 1 JOIN audit_key k
     SET c.checkpoint_position = r.record_id, c.checkpoint_hash = r.hash,
         c.checkpoint_seal = SHA2(CONCAT(k.outer_key, SHA2(CONCAT(k.inner_key, 'checkpoint|', c.chain_id, '|',
           r.record_id, '|', r.hash), 256)), 256);
  DELETE FROM audit_record WHERE record_id < v_first_kept;
  SET v_records = ROW_COUNT();
  DELETE FROM audit_anchor WHERE anchored_at < UTC_TIMESTAMP(6) - INTERVAL v_days DAY;
  DELETE FROM query_log WHERE asked_at < CURRENT_TIMESTAMP(3) - INTERVAL v_query_days DAY;
  SET v_questions = ROW_COUNT();
  COMMIT;
  IF v_records + v_questions > 0 THEN
    CALL audit_note('purge', 'audit', CONCAT('{"days": ', v_days, ', "records": ', v_records, ', "up to": ', v_first_kept - 1,
      ', "query log days": ', v_query_days, ', "questions": ', v_questions, '}'));
  END IF;
  SELECT v_records AS purged, v_days AS kept_days, v_questions AS questions;
END//

-- Everybody's program tells of itself.
CREATE PROCEDURE audit_grant(IN p_account VARCHAR(40))
  SQL SECURITY DEFINER
BEGIN
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.audit_tell TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.log_question TO ', p_account));
END//

-- The sync keeps heads and purges, and whoever syncs may verify and read.
CREATE PROCEDURE audit_grant_sync(IN p_account VARCHAR(40))
  SQL SECURITY DEFINER
BEGIN
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.audit_exchange TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.audit_verify TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.audit_differing_anchor TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.audit_purge TO ', p_account));
  CALL access_run(CONCAT('GRANT SELECT ON `', DATABASE(), '`.audit_record TO ', p_account));
  CALL access_run(CONCAT('GRANT SELECT ON `', DATABASE(), '`.audit_anchor TO ', p_account));
END//

-- As before, with the rights on the audit.
DROP PROCEDURE access_grant//

CREATE PROCEDURE access_grant(IN p_name VARCHAR(80))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_role VARCHAR(20);
  DECLARE v_is_active BOOLEAN;
  DECLARE v_mart VARCHAR(200);
  DECLARE v_person VARCHAR(40) DEFAULT CONCAT('''u_', p_name, '''@''%''');
  DECLARE v_sync VARCHAR(40) DEFAULT CONCAT('''s_', p_name, '''@''%''');
  SELECT role, is_active INTO v_role, v_is_active FROM access_person WHERE account = CONCAT('u_', p_name);

  IF v_role <> 'associate' THEN
    CALL access_run(CONCAT('REVOKE ALL PRIVILEGES, GRANT OPTION FROM ', v_person));
  END IF;
  IF v_role = 'executive' THEN
    CALL access_run(CONCAT('REVOKE ALL PRIVILEGES, GRANT OPTION FROM ', v_sync));
  END IF;
  IF v_is_active AND v_role IN ('manager', 'executive') THEN
    CALL access_mart(v_role, v_mart);
    CALL access_run(CONCAT('GRANT SELECT, EXECUTE ON ', v_mart, ' TO ', v_person));
    CALL audit_grant(v_person);
  END IF;
  IF v_is_active AND v_role = 'executive' THEN
    CALL access_grant_sync(v_sync);
    CALL audit_grant(v_sync);
    CALL audit_grant_sync(v_sync);
  END IF;
  IF v_is_active AND v_role = 'administrator' THEN
    -- MariaDB looks a procedure up to grant it, and counts that as a call while the procedure runs.
    SET SESSION max_sp_recursion_depth = 5;
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.access_add_person TO ', v_person));
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.access_reset_person TO ', v_person));
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.access_set_active TO ', v_person));
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.access_set_regions TO ', v_person));
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.access_remove_person TO ', v_person));
  END IF;
END//

DELIMITER ;

CALL access_grant_all();
