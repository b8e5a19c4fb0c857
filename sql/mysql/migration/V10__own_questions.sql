-- People see what they have asked themselves.

DELIMITER //

-- Each question of the person once, as it was asked last, the newest first.
CREATE PROCEDURE own_questions(IN p_part VARCHAR(200), IN p_limit INT)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_person VARCHAR(80);
  CALL audit_who(v_person);
  SELECT q.question, UNIX_TIMESTAMP(q.asked_at) AS asked_at, q.outcome, q.row_count
    FROM query_log q
    JOIN (SELECT MAX(l.query_id) AS query_id
            FROM query_log l
           WHERE l.person = v_person AND LOCATE(LOWER(p_part), LOWER(l.question)) > 0
           GROUP BY LOWER(l.question)) newest ON newest.query_id = q.query_id
   ORDER BY q.query_id DESC
   LIMIT p_limit;
END//

DROP PROCEDURE audit_grant//

-- Everybody's program tells of itself, people judge answers and see what they asked, and executives decide.
CREATE PROCEDURE audit_grant(IN p_account VARCHAR(40))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_role VARCHAR(20);
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.audit_tell TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.log_question TO ', p_account));
  SELECT MAX(role) INTO v_role FROM access_person WHERE CONCAT('''', account, '''@''%''') = p_account;
  IF v_role IS NOT NULL THEN
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.feedback_give TO ', p_account));
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.own_questions TO ', p_account));
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.model_choice TO ', p_account));
  END IF;
  IF v_role = 'executive' THEN
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.feedback_list TO ', p_account));
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.feedback_decide TO ', p_account));
  END IF;
END//

DELIMITER ;

CALL access_grant_all();
