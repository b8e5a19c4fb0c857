-- Administrators see how much of the audit and of the query log is kept and remove what is older than
-- the settings say, though never what is younger than a month or what the owner wants kept.

DELIMITER //

CREATE PROCEDURE audit_administrators_days(INOUT p_days INT, INOUT p_query_days INT)
  SQL SECURITY DEFINER
BEGIN
  SELECT GREATEST(COALESCE(p_days, 30), 30, least_days), GREATEST(COALESCE(p_query_days, 30), 30, least_query_days)
    INTO p_days, p_query_days FROM audit_chain;
END//

-- Counts what a purge by so many days would remove: from the beginning of the chain up to the first
-- record that is young enough.
CREATE PROCEDURE audit_kept(IN p_days INT, IN p_query_days INT)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_now DATETIME(6);
  DECLARE v_first_kept BIGINT;
  DECLARE v_zone VARCHAR(64) DEFAULT @@time_zone;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    SET time_zone = v_zone;
    RESIGNAL;
  END;
  CALL audit_now(v_now);
  CALL audit_administrators_days(p_days, p_query_days);
  SELECT COALESCE(MIN(record_id), (SELECT position + 1 FROM audit_chain)) INTO v_first_kept
    FROM audit_record WHERE written_at >= v_now - INTERVAL p_days DAY;
  SET time_zone = '+00:00';
  SELECT (SELECT COUNT(*) FROM audit_record) AS records,
         (SELECT MIN(written_at) FROM audit_record) AS oldest,
         (SELECT COUNT(*) FROM audit_record WHERE record_id < v_first_kept) AS due,
         p_days AS kept_days,
         (SELECT COUNT(*) FROM query_log) AS questions,
         (SELECT CAST(MIN(asked_at) AS DATETIME(3)) FROM query_log) AS oldest_question,
         (SELECT COUNT(*) FROM query_log WHERE asked_at < v_now - INTERVAL p_query_days DAY) AS due_questions,
         p_query_days AS kept_query_days;
  SET time_zone = v_zone;
END//

CREATE PROCEDURE audit_purge_by_administrator(IN p_days INT, IN p_query_days INT)
  SQL SECURITY DEFINER
BEGIN
  CALL audit_administrators_days(p_days, p_query_days);
  CALL audit_purge(p_days, p_query_days);
END//

-- For the owner: from now on nobody else removes what is younger.
CREATE PROCEDURE audit_require_days(IN p_days INT, IN p_query_days INT, IN p_wanted_by VARCHAR(80))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_before INT;
  DECLARE v_query_before INT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    ROLLBACK;
    RESIGNAL;
  END;
  START TRANSACTION;
  SELECT least_days, least_query_days INTO v_before, v_query_before FROM audit_chain WHERE chain_key = 1 FOR UPDATE;
  UPDATE audit_chain SET least_days = p_days, least_query_days = p_query_days WHERE chain_key = 1;
  COMMIT;
  IF v_before <> p_days OR v_query_before <> p_query_days THEN
    CALL audit_note('retention changed', 'audit', JSON_OBJECT('wanted by', p_wanted_by, 'days before', v_before, 'days', p_days,
      'query log days before', v_query_before, 'query log days', p_query_days));
  END IF;
END//

CREATE PROCEDURE access_grant_administrator(IN p_account VARCHAR(40))
  SQL SECURITY DEFINER
BEGIN
  -- MariaDB looks a procedure up to grant it, and counts that as a call while the procedure runs.
  SET SESSION max_sp_recursion_depth = 5;
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.access_add_person TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.access_reset_person TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.access_set_active TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.access_set_regions TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.access_remove_person TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.audit_kept TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.audit_purge_by_administrator TO ', p_account));
END//

-- As before, with the rights of administrators in a procedure of their own.
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
    CALL access_grant_administrator(v_person);
  END IF;
END//

DELIMITER ;

CALL access_grant_all();
