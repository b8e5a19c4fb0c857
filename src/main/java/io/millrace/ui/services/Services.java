package io.millrace.ui.services;

import io.millrace.config.AppearanceSettings;
import io.millrace.warehouse.Reports;

/** All that the desktop needs from the floors below. */
public record Services(Reports reports, SyncControl sync, AppearanceSettings appearance) {}
