-- Who may come into the warehouse, and the procedures that make and end accounts.

-- account is what stands before the @ in USER(). Associates are listed and have no account here.
-- scope repeats the regions as |West|East|, or * for all: the marts find it with one lookup.
CREATE TABLE access_person (
  account   VARCHAR(80) NOT NULL PRIMARY KEY,
  name      VARCHAR(80) NOT NULL,
  role      VARCHAR(20) NOT NULL,
  is_active BOOLEAN NOT NULL,
  scope     VARCHAR(8000) NOT NULL DEFAULT ''
) ENGINE = InnoDB;

-- '*' stands alone and means every region.
CREATE TABLE access_region (
  account VARCHAR(80) NOT NULL,
  region  VARCHAR(60) NOT NULL,
  PRIMARY KEY (account, region)
) ENGINE = InnoDB;

-- One row: the key under which names become pseudonyms. Whoever lacks it cannot try names out.
CREATE TABLE access_secret (
  secret_id     INT NOT NULL PRIMARY KEY,
  pseudonym_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
) ENGINE = InnoDB;
INSERT INTO access_secret VALUES (1, HEX(RANDOM_BYTES(32)));

-- One row, once the marts are made: the policy and the structure they were made from, and who may
-- see a customer's clear name for a reason.
CREATE TABLE access_policy (
  policy_id    INT NOT NULL PRIMARY KEY,
  fingerprint  CHAR(64) NOT NULL,
  reveal_roles VARCHAR(200) NOT NULL,
  applied_at   TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)
) ENGINE = InnoDB;

-- In which regions a customer has how many lines and returns, so that a manager's mart need not
-- search the facts to know whose customer somebody is.
CREATE TABLE etl_customer_use (
  customer_key INT NOT NULL,
  region       VARCHAR(60) NOT NULL,
  use_count    BIGINT NOT NULL,
  PRIMARY KEY (customer_key, region)
) ENGINE = InnoDB;

INSERT INTO etl_customer_use (customer_key, region, use_count)
SELECT x.customer_key, l.region, SUM(x.use_count)
  FROM (SELECT customer_key, location_key, COUNT(*) AS use_count FROM fact_sales GROUP BY customer_key, location_key
         UNION ALL
        SELECT customer_key, location_key, COUNT(*) FROM fact_return GROUP BY customer_key, location_key) x
  JOIN dim_location l ON l.location_key = x.location_key
 GROUP BY x.customer_key, l.region;

-- A return stands in the region of its order; return_region is what somebody wrote down.
ALTER TABLE dim_return ADD COLUMN order_region VARCHAR(60) NOT NULL DEFAULT 'unknown';
UPDATE dim_return d
  JOIN fact_return f ON f.return_key = d.return_key
  JOIN dim_location l ON l.location_key = f.location_key
   SET d.order_region = l.region;

ALTER TABLE stage_cell ADD COLUMN customer_key INT NOT NULL DEFAULT -1;

DELIMITER //

-- Runs a statement as the owner. For the procedures below alone: nobody else is ever granted it.
CREATE PROCEDURE access_run(IN p_statement VARCHAR(2000))
  SQL SECURITY DEFINER
BEGIN
  SET @access_statement = p_statement;
  PREPARE access_statement FROM @access_statement;
  SET @access_statement = NULL;
  EXECUTE access_statement;
  DEALLOCATE PREPARE access_statement;
END//

CREATE PROCEDURE access_check(IN p_name VARCHAR(80), IN p_must_be_known BOOLEAN)
  SQL SECURITY DEFINER
BEGIN
  IF p_name IS NULL OR p_name NOT REGEXP '^[a-z][a-z0-9_]{0,27}\\z' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
      'A name has 1 to 28 small letters, digits or underscores and begins with a letter.';
  END IF;
  IF p_must_be_known AND NOT EXISTS (SELECT 1 FROM access_person WHERE account = CONCAT('u_', p_name)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The warehouse knows nobody of that name.';
  END IF;
END//

-- The mart of a role, as the grants want it: an underscore would stand for any letter.
CREATE PROCEDURE access_mart(IN p_role VARCHAR(20), OUT p_pattern VARCHAR(200))
  SQL SECURITY DEFINER
BEGIN
  SET p_pattern = CONCAT('`', REPLACE(CONCAT(
      IF(DATABASE() = 'millrace_dw', '', CONCAT(DATABASE(), '_')), 'mart_', p_role), '_', '\\_'), '`.*');
END//

-- What a sync needs on each table, and no more. Emptying a staging table at once is a DROP to the
-- server, and so is dropping a month's partition.
CREATE PROCEDURE access_grant_sync(IN p_account VARCHAR(40))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_done BOOLEAN DEFAULT FALSE;
  DECLARE v_table VARCHAR(64);
  DECLARE v_rights VARCHAR(200);
  DECLARE c_table CURSOR FOR
    SELECT TABLE_NAME,
           CASE WHEN TABLE_NAME LIKE 'stage\_%' THEN 'SELECT, INSERT, UPDATE, DELETE, DROP'
                WHEN TABLE_NAME LIKE 'fact\_%' THEN 'SELECT, INSERT, UPDATE, DELETE, ALTER, DROP'
                WHEN TABLE_NAME = 'dim_date' THEN 'SELECT, INSERT'
                WHEN TABLE_NAME = 'dim_location' THEN 'SELECT, INSERT, DELETE'
                WHEN TABLE_NAME LIKE 'dim\_%' OR TABLE_NAME LIKE 'agg\_%' THEN 'SELECT, INSERT, UPDATE, DELETE'
                WHEN TABLE_NAME IN ('etl_check', 'etl_stage') THEN 'INSERT'
                WHEN TABLE_NAME = 'etl_reconciliation' THEN 'SELECT, INSERT'
                WHEN TABLE_NAME = 'etl_run' THEN 'SELECT, INSERT, UPDATE'
                WHEN TABLE_NAME = 'etl_watermark' THEN 'SELECT, INSERT, DELETE'
                WHEN TABLE_NAME = 'etl_fence' THEN 'SELECT, UPDATE'
                WHEN TABLE_NAME LIKE 'etl\_%' THEN 'SELECT, INSERT, UPDATE, DELETE'
                ELSE '' END
      FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE';
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = TRUE;

  OPEN c_table;
  next_one: LOOP
    FETCH c_table INTO v_table, v_rights;
    IF v_done THEN
      LEAVE next_one;
    END IF;
    IF v_rights <> '' THEN
      CALL access_run(CONCAT('GRANT ', v_rights, ' ON `', DATABASE(), '`.`', v_table, '` TO ', p_account));
    END IF;
  END LOOP;
  CLOSE c_table;
  CALL access_run(CONCAT('GRANT LOCK TABLES ON `', REPLACE(DATABASE(), '_', '\\_'), '`.* TO ', p_account));
END//

-- Gives a person's accounts exactly the rights of the role; none while the person is not active.
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
  END IF;
  IF v_is_active AND v_role = 'executive' THEN
    CALL access_grant_sync(v_sync);
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

-- After new tables came: everybody's rights anew.
CREATE PROCEDURE access_grant_all()
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_done BOOLEAN DEFAULT FALSE;
  DECLARE v_name VARCHAR(80);
  DECLARE c_person CURSOR FOR SELECT name FROM access_person WHERE account = CONCAT('u_', name);
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = TRUE;
  OPEN c_person;
  next_one: LOOP
    FETCH c_person INTO v_name;
    IF v_done THEN
      LEAVE next_one;
    END IF;
    CALL access_grant(v_name);
  END LOOP;
  CLOSE c_person;
END//

-- Makes an account, or takes up one that an interrupted attempt of ours left behind. One of the same
-- name that somebody else made on this server is refused, or it would change hands.
CREATE PROCEDURE access_make(
    IN p_account VARCHAR(40), IN p_password VARCHAR(200), IN p_require_tls BOOLEAN, IN p_is_ours BOOLEAN)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_rest VARCHAR(600);
  IF p_password IS NULL OR p_password NOT REGEXP '^[!-~]{16,128}\\z' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
      'The password of an account has 16 to 128 characters of plain ASCII without blanks.';
  END IF;
  SET v_rest = CONCAT(' IDENTIFIED BY ', QUOTE(p_password), IF(p_require_tls, ' REQUIRE SSL', ' REQUIRE NONE'));
  IF p_is_ours THEN
    CALL access_run(CONCAT('CREATE USER IF NOT EXISTS ', p_account, v_rest));
    CALL access_run(CONCAT('ALTER USER ', p_account, v_rest, ' ACCOUNT UNLOCK'));
  ELSE
    CALL access_run(CONCAT('CREATE USER ', p_account, v_rest));
  END IF;
END//

CREATE PROCEDURE access_add_person(
    IN p_name VARCHAR(80), IN p_role VARCHAR(80), IN p_password VARCHAR(200), IN p_sync_password VARCHAR(200),
    IN p_require_tls BOOLEAN)
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

-- New passwords, for somebody who lost the old.
CREATE PROCEDURE access_reset_person(
    IN p_name VARCHAR(80), IN p_role VARCHAR(80), IN p_password VARCHAR(200), IN p_sync_password VARCHAR(200),
    IN p_require_tls BOOLEAN)
  SQL SECURITY DEFINER
BEGIN
  CALL access_check(p_name, TRUE);
  CALL access_add_person(p_name, p_role, p_password, p_sync_password, p_require_tls);
END//

CREATE PROCEDURE access_set_active(IN p_name VARCHAR(80), IN p_active BOOLEAN)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_role VARCHAR(20);
  DECLARE v_lock VARCHAR(20) DEFAULT IF(p_active, ' ACCOUNT UNLOCK', ' ACCOUNT LOCK');
  CALL access_check(p_name, TRUE);
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

CREATE PROCEDURE access_set_regions(IN p_name VARCHAR(80), IN p_regions TEXT)
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_i INT DEFAULT 0;
  DECLARE v_region TEXT;
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
  START TRANSACTION;
  DELETE FROM access_region WHERE account = CONCAT('u_', p_name);
  WHILE v_i < JSON_LENGTH(p_regions) DO
    SET v_region = JSON_UNQUOTE(JSON_EXTRACT(p_regions, CONCAT('$[', v_i, ']')));
    SET v_type = JSON_TYPE(JSON_EXTRACT(p_regions, CONCAT('$[', v_i, ']')));
    IF v_type <> 'STRING' OR CHAR_LENGTH(v_region) NOT BETWEEN 1 AND 60
       OR INSTR(v_region, '|') > 0 OR (v_region = '*' AND JSON_LENGTH(p_regions) > 1) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
        'A region is a text of 1 to 60 characters without |; * means all of them and stands alone.';
    END IF;
    INSERT INTO access_region (account, region) VALUES (CONCAT('u_', p_name), v_region)
        ON DUPLICATE KEY UPDATE region = VALUES(region);
    SET v_scope = CONCAT(v_scope, v_region, '|');
    SET v_i = v_i + 1;
  END WHILE;
  UPDATE access_person SET scope = CASE v_scope WHEN '|*|' THEN '*' WHEN '|' THEN '' ELSE v_scope END
   WHERE account = CONCAT('u_', p_name);
  COMMIT;
END//

-- The accounts go first: where that is interrupted, the person can be removed again.
CREATE PROCEDURE access_remove_person(IN p_name VARCHAR(80))
  SQL SECURITY DEFINER
BEGIN
  CALL access_check(p_name, FALSE);
  IF EXISTS (SELECT 1 FROM access_person WHERE account = CONCAT('u_', p_name) AND role <> 'associate') THEN
    CALL access_run(CONCAT('DROP USER IF EXISTS ''u_', p_name, '''@''%'', ''s_', p_name, '''@''%'''));
  END IF;
  START TRANSACTION;
  DELETE FROM access_region WHERE account = CONCAT('u_', p_name);
  DELETE FROM access_person WHERE account = CONCAT('u_', p_name);
  COMMIT;
END//

-- A customer's clear name and ways of contact, for a reason. The audit is told and that committed
-- first, so that whoever sees them cannot take it back. The marts have a procedure that calls this one.
CREATE PROCEDURE reveal_customer(IN p_customer_key INT, IN p_reason VARCHAR(1000))
  SQL SECURITY DEFINER
BEGIN
  DECLARE v_account VARCHAR(80) DEFAULT SUBSTRING_INDEX(USER(), '@', 1);
  DECLARE v_customer VARCHAR(40);
  IF NOT EXISTS (SELECT 1 FROM access_person p JOIN access_policy y ON y.policy_id = 1
                  WHERE p.account = v_account AND p.is_active AND FIND_IN_SET(p.role, y.reveal_roles) > 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Your role may not see who a customer is.';
  END IF;
  IF p_reason IS NULL OR CHAR_LENGTH(TRIM(p_reason)) < 10 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Say in at least 10 characters why you need to see who the customer is.';
  END IF;
  IF p_customer_key IS NULL OR NOT EXISTS (
      SELECT 1 FROM access_person p JOIN etl_customer_use u ON u.customer_key = p_customer_key
       WHERE p.account = v_account AND (p.scope = '*' OR INSTR(p.scope, CONCAT('|', u.region, '|')) > 0)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'No customer with that key has ordered in your regions.';
  END IF;
  SELECT customer_id INTO v_customer FROM dim_customer WHERE customer_key = p_customer_key;
  CALL audit_note('customer revealed', v_customer, JSON_OBJECT('reason', p_reason));
  COMMIT;
  SELECT customer_key, customer_id, customer_name, email, phone FROM dim_customer WHERE customer_key = p_customer_key;
END//

DELIMITER ;
