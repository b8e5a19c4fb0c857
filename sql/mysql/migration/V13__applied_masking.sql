-- How the marts show each column to each role, since they were made last, for administrators to see.
CREATE TABLE access_masking (
  table_name  VARCHAR(64) NOT NULL,
  column_name VARCHAR(64) NOT NULL,
  role        VARCHAR(20) NOT NULL,
  masking     VARCHAR(20) NOT NULL,
  finding     VARCHAR(20) NOT NULL,
  PRIMARY KEY (table_name, column_name, role)
) ENGINE = InnoDB;

DELIMITER //

-- A row for each column and role; no column at all where the policy names none.
CREATE PROCEDURE access_masking_list()
  SQL SECURITY DEFINER
BEGIN
  SELECT CAST(UNIX_TIMESTAMP(p.applied_at) AS SIGNED) AS applied_at, p.reveal_roles,
         m.table_name, m.column_name, m.role, m.masking, m.finding
    FROM access_policy p
    LEFT JOIN access_masking m ON TRUE
   WHERE p.policy_id = 1
   ORDER BY m.table_name, m.column_name, m.role;
END//

DROP PROCEDURE access_grant_administrator//

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
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.access_masking_list TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.audit_kept TO ', p_account));
  CALL access_run(CONCAT('GRANT EXECUTE ON PROCEDURE `', DATABASE(), '`.audit_purge_by_administrator TO ', p_account));
END//

DELIMITER ;

CALL access_grant_all();
