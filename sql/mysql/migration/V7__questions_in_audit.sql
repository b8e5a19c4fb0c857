-- Each question is in the audit, too: the log says more of it, and the chain that it was asked.

DELIMITER //

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
  CALL audit_note('question', LEFT(p_question, 2000), JSON_OBJECT('engine', p_engine, 'outcome', p_outcome, 'rows', p_rows));
  INSERT INTO query_log (asked_at, person, question, engine, sql_text, row_count, elapsed_ms, outcome)
  VALUES (SYSDATE(3), v_person, LEFT(p_question, 2000), p_engine, p_sql, p_rows, p_elapsed_ms, p_outcome);
  SET time_zone = v_zone;
  IF v_is_person THEN
    COMMIT;
  END IF;
END//

DELIMITER ;

CALL access_grant_all();
