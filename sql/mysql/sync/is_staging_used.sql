SELECT EXISTS (SELECT 1 FROM stage_sale) OR EXISTS (SELECT 1 FROM stage_customer) OR EXISTS (SELECT 1 FROM stage_product)
    OR EXISTS (SELECT 1 FROM stage_return) OR EXISTS (SELECT 1 FROM stage_place)
