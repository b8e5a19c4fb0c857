package io.millrace.oltp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * The lines of an order as one parameter of a statement, which then makes one record of the audit.
 */
final class LinesJson {

    private LinesJson() {}

    static String of(List<OrderLine> lines) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (OrderLine line : lines) {
            array.addObject()
                    .put("line_no", line.number())
                    .put("product_id", line.productId())
                    .put("quantity", line.quantity())
                    .put("sales", line.sales().toPlainString())
                    .put("discount", line.discount().toPlainString())
                    .put("profit", line.profit().toPlainString())
                    .put("ship_date", line.shipDate().toString())
                    .put("ship_mode", line.shipMode())
                    .put("shipping_cost", line.shippingCost().toPlainString());
        }
        return array.toString();
    }
}
