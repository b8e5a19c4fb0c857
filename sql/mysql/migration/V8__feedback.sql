-- What people say of answers, and what is to become a verified question; and who let questions go to
-- a model outside the house. Nothing here is ever changed: who says something else says it again.

-- Of a question in the query log, and gone with it.
CREATE TABLE question_feedback (
  feedback_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  query_id    BIGINT NOT NULL,
  given_at    DATETIME(6) NOT NULL,
  is_right    BOOLEAN NOT NULL,
  reading     VARCHAR(4000) NOT NULL,
  form        MEDIUMTEXT NOT NULL,
  comment     VARCHAR(2000) NOT NULL,
  KEY by_question (query_id),
  CONSTRAINT feedback_of_question FOREIGN KEY (query_id) REFERENCES query_log (query_id) ON DELETE CASCADE
) ENGINE = InnoDB;

-- What an executive made of a proposal.
CREATE TABLE feedback_decision (
  feedback_id BIGINT NOT NULL PRIMARY KEY,
  decided_at  DATETIME(6) NOT NULL,
  person      VARCHAR(80) NOT NULL,
  is_approved BOOLEAN NOT NULL,
  CONSTRAINT decision_of_feedback FOREIGN KEY (feedback_id) REFERENCES question_feedback (feedback_id) ON DELETE CASCADE
) ENGINE = InnoDB;

DELIMITER //

-- Of the last time that this person asked this question. Who says that the answer is right proposes
-- the form as a verified question.
CREATE PROCEDURE feedback_give(
    IN p_question TEXT, IN p_is_right BOOLEAN, IN p_reading VARCHAR(4000), IN p_form MEDIUMTEXT, IN p_comment VARCHAR(2000))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_is_person BOOLEAN DEFAULT USER() LIKE 'u\_%';
  DECLARE v_person VARCHAR(80);
  DECLARE v_query BIGINT;
  DECLARE v_now DATETIME(6);
  IF p_is_right IS NULL OR CHAR_LENGTH(p_form) > 20000 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'An answer is right or wrong, and its form has 20000 characters at most.';
  END IF;
  CALL audit_who(v_person);
  SELECT MAX(query_id) INTO v_query FROM query_log WHERE person = v_person AND question = LEFT(p_question, 2000);
  IF v_query IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'You have not asked this question; ask it before you judge its answer.';
  END IF;
  IF (SELECT COUNT(*) FROM question_feedback f WHERE f.query_id = v_query) >= 20 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'This answer was judged 20 times; ask the question again.';
  END IF;
  CALL audit_note('feedback', LEFT(p_question, 2000), JSON_OBJECT(
    'judgement', IF(p_is_right, 'right', 'wrong'), 'query', v_query, 'comment', COALESCE(p_comment, '')));
  CALL audit_now(v_now);
  INSERT INTO question_feedback (query_id, given_at, is_right, reading, form, comment)
  VALUES (v_query, v_now, p_is_right, COALESCE(p_reading, ''), COALESCE(p_form, ''), COALESCE(p_comment, ''));
  IF v_is_person THEN
    COMMIT;
  END IF;
END//

-- What people said, the newest first, and what was decided about it.
CREATE PROCEDURE feedback_list(IN p_limit INT)
  SQL SECURITY DEFINER
BEGIN
  SELECT f.feedback_id, f.given_at, q.person, q.question, q.engine, q.sql_text, f.is_right, f.reading, f.form, f.comment,
         d.is_approved
    FROM question_feedback f
    JOIN query_log q ON q.query_id = f.query_id
    LEFT JOIN feedback_decision d ON d.feedback_id = f.feedback_id
   ORDER BY f.feedback_id DESC
   LIMIT p_limit;
END//

-- Once and for all.
CREATE PROCEDURE feedback_decide(IN p_feedback_id BIGINT, IN p_is_approved BOOLEAN)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_is_person BOOLEAN DEFAULT USER() LIKE 'u\_%';
  DECLARE v_person VARCHAR(80);
  DECLARE v_question VARCHAR(2000);
  DECLARE v_now DATETIME(6);
  SELECT q.question INTO v_question
    FROM question_feedback f JOIN query_log q ON q.query_id = f.query_id
   WHERE f.feedback_id = p_feedback_id AND f.is_right;
  IF v_question IS NULL OR p_is_approved IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'There is no such proposal.';
  END IF;
  IF EXISTS (SELECT 1 FROM feedback_decision WHERE feedback_id = p_feedback_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'This proposal was decided already.';
  END IF;
  CALL audit_who(v_person);
  CALL audit_note(IF(p_is_approved, 'question verified', 'proposal declined'), v_question,
    JSON_OBJECT('proposal', p_feedback_id));
  CALL audit_now(v_now);
  INSERT INTO feedback_decision VALUES (p_feedback_id, v_now, v_person, p_is_approved);
  IF v_is_person THEN
    COMMIT;
  END IF;
END//

-- Whether somebody lets questions go to a model outside the house.
CREATE PROCEDURE model_choice(IN p_address VARCHAR(2000), IN p_is_allowed BOOLEAN)
  SQL SECURITY DEFINER
BEGIN
  CALL audit_note(IF(p_is_allowed, 'model allowed', 'model declined'), p_address, '{}');
  IF USER() LIKE 'u\_%' THEN
    COMMIT;
  END IF;
END//

DROP PROCEDURE audit_grant//

-- Everybody's program tells of itself, people judge answers, and executives decide.
CREATE PROCEDURE audit_grant(IN p_account VARCHAR(40))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_role VARCHAR(20);
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.audit_tell TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.log_question TO ', p_account));
  SELECT MAX(role) INTO v_role FROM access_person WHERE CONCAT('''', account, '''@''%''') = p_account;
  IF v_role IS NOT NULL THEN
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.feedback_give TO ', p_account));
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.model_choice TO ', p_account));
  END IF;
  IF v_role = 'executive' THEN
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.feedback_list TO ', p_account));
    CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.feedback_decide TO ', p_account));
  END IF;
END//

DELIMITER ;

CALL access_grant_all();
