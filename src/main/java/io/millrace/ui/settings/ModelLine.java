package io.millrace.ui.settings;

import io.millrace.ask.model.InstalledModel;
import io.millrace.ask.model.Models;
import io.millrace.ask.model.ModelsState;
import io.millrace.warehouse.words.Formats;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that a server has, in words.
 *
 * @param size on its disk; empty where the server does not say, as all but the name
 * @param weights how many it has and how exactly, such as "7.6B Q4_K_M"
 * @param context how many tokens it can read
 * @param remark whether it is recommended, asked, or not to be asked at all
 */
record ModelLine(String name, String size, String weights, String context, String remark) {

    static ModelLine of(InstalledModel model, ModelsState state, Formats formats) {
        return new ModelLine(
                model.name(),
                model.bytes() == 0 ? "" : formats.bytes(model.bytes()),
                (model.parameters() + " " + model.quantization()).strip(),
                model.context() == 0 ? "" : formats.count(model.context()),
                remark(model, state));
    }

    private static String remark(InstalledModel model, ModelsState state) {
        List<String> remarks = new ArrayList<>();
        if (model.isCalled(state.chosen())) {
            remarks.add("asked");
        }
        if (model.isCalled(Models.RECOMMENDED)) {
            remarks.add("recommended");
        }
        if (!model.writes()) {
            remarks.add("for embeddings only");
        }
        return String.join(", ", remarks);
    }
}
