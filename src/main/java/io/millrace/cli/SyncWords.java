package io.millrace.cli;

import io.millrace.etl.CheckResult;
import io.millrace.etl.MonthProof;
import io.millrace.etl.Reconciliation;
import io.millrace.etl.SyncReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A sync's report in words and as JSON. */
final class SyncWords {

    private SyncWords() {}

    static Map<String, Object> json(SyncReport report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", report.kind().name().toLowerCase(Locale.ROOT));
        object.put("run_id", report.runId());
        object.put("reason", report.reason());
        object.put("orders_touched", report.ordersTouched());
        object.put("lines_loaded", report.linesLoaded());
        object.put("lines_deleted", report.linesDeleted());
        object.put("returns_loaded", report.returnsLoaded());
        object.put("rows_quarantined", report.rowsQuarantined());
        object.put("checks", report.checks().stream().map(SyncWords::json).toList());
        object.put("reconciled", report.reconciliation().isEqual());
        object.put("months_compared", report.reconciliation().months().size());
        object.put("remarks", report.remarks());
        object.put("extracted_at", report.extractedAt().toString());
        object.put(
                "stages",
                report.stages().stream()
                        .map(stage ->
                                Map.of(
                                        "name",
                                        stage.name(),
                                        "rows",
                                        stage.rows(),
                                        "elapsed_ms",
                                        stage.elapsed().toMillis()))
                        .toList());
        object.put("elapsed_ms", report.elapsed().toMillis());
        return object;
    }

    static List<String> lines(SyncReport report) {
        if (report.kind() == SyncReport.Kind.IDLE) {
            return List.of(
                    "Nothing has changed; the warehouse is level with the shop (%s)."
                            .formatted(seconds(report.elapsed())));
        }
        List<String> lines = new ArrayList<>();
        if (!report.reason().isEmpty()) {
            lines.add(report.reason());
        }
        lines.add(
                "%,d order lines and %,d returns loaded, %,d lines removed, in %s."
                        .formatted(
                                report.linesLoaded(),
                                report.returnsLoaded(),
                                report.linesDeleted(),
                                seconds(report.elapsed())));
        if (report.rowsQuarantined() > 0) {
            lines.add(
                    "%,d rows wait in quarantine; see them with: millrace check"
                            .formatted(report.rowsQuarantined()));
        }
        lines.addAll(report.remarks());
        lines.addAll(lines(report.reconciliation()));
        return lines;
    }

    static List<String> lines(Reconciliation reconciliation) {
        if (reconciliation.isEqual()) {
            return List.of(
                    "Reconciled: both sides are equal in %,d comparisons by month."
                            .formatted(reconciliation.months().size()));
        }
        List<String> lines = new ArrayList<>();
        lines.add("Both sides differ; compare and reload with: millrace sync --full");
        for (Reconciliation.Month month : reconciliation.differences()) {
            lines.add(
                    "  %d %s: shop %s, warehouse %s"
                            .formatted(
                                    month.monthKey(),
                                    month.subject().name().toLowerCase(Locale.ROOT),
                                    amount(month.source()),
                                    amount(month.warehouse())));
        }
        return lines;
    }

    static Map<String, Object> json(Reconciliation.Month month) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("month", month.monthKey());
        object.put("subject", month.subject().name().toLowerCase(Locale.ROOT));
        object.put("equal", month.isEqual());
        object.put("source", json(month.source()));
        object.put("warehouse", json(month.warehouse()));
        return object;
    }

    private static Map<String, Object> json(MonthProof proof) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rows", proof.rows());
        object.put("quantity", proof.quantity());
        object.put("sales", proof.sales());
        object.put("profit", proof.profit());
        object.put("shipping_cost", proof.shippingCost());
        object.put("hash_sum", proof.hashSum());
        return object;
    }

    private static Map<String, Object> json(CheckResult check) {
        return Map.of(
                "name",
                check.check().key(),
                "outcome",
                check.outcome(),
                "rows",
                check.offences().size(),
                "elapsed_ms",
                check.elapsed().toMillis());
    }

    private static String amount(MonthProof proof) {
        return "%,d rows, sales %,.2f".formatted(proof.rows(), proof.sales());
    }

    static String seconds(Duration elapsed) {
        return "%.2f s".formatted(elapsed.toMillis() / 1000.0);
    }
}
