package io.millrace.ui.returns;

import io.millrace.oltp.OrderLine;
import io.millrace.oltp.OrderReturn;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * A line of the order, and whether it comes back.
 *
 * @param product its name
 * @param back the return with which it came back before, if it did
 */
record ReturnItem(
        OrderLine line, String product, Optional<OrderReturn> back, BooleanProperty chosen) {

    static ReturnItem of(OrderLine line, String product, Optional<OrderReturn> back) {
        return new ReturnItem(line, product, back, new SimpleBooleanProperty());
    }
}
