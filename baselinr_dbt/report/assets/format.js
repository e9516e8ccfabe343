"use strict";
// Numbers, times and reasons as people read them. Exact values are in the titles.

const overview = JSON.parse(document.getElementById("overview").textContent);
const AS_OF = Date.parse(overview.generated_at);
const MINUTE = 60000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

const WORDS = {
  first_profile: "never profiled before", snapshot_match: "nothing changed", no_partition_changed: "no partition changed",
  changed_partitions_detected: "some partitions changed", change_detected: "the content changed", fresh_within_interval: "profiled recently enough",
  metadata_unavailable: "changes cannot be seen", schema_changed: "columns changed", settings_changed: "settings changed",
  snapshot_expired: "not verified for long", backfill: "first profile, in parts", forced: "asked for", incremental_disabled: "incremental is off",
  rows_cap_exceeded: "over the limit of rows", bytes_cap_exceeded: "over the limit of bytes", run_budget_exceeded: "the run's budget is used up",
  relation_missing: "the table does not exist", permission_denied: "it may not be read", detection_failed: "it could not be compared",
  running_elsewhere: "another run works on it", no_complete_base: "no complete profile to merge into", no_partition_key: "it has no partitions",
};
const ACTIONS = ["error", "full", "partial", "sample", "defer", "skip", "new"];
const ACTION_WORDS = {
  error: "error", full: "full", partial: "partial", sample: "sample", defer: "deferred", skip: "skipped", new: "new",
};
const MEANINGS = {
  full: "all rows were read", partial: "only what changed was read", sample: "some of the rows were read", defer: "left for a later run", skip: "nothing was read", error: "it failed; the last good profile stays", new: "never profiled",
};
const LETTERS = { e: "error", f: "full", p: "partial", m: "sample", d: "defer", s: "skip" };

const reasonInWords = (reason) => WORDS[reason] || String(reason || "").replaceAll("_", " ");

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });
// Four digits may be a year: they are not grouped.
const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0, useGrouping: "min2" });
const precise = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 5, useGrouping: "min2" });

const full = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 15, useGrouping: "min2" });

const count = (n) => (n === null || n === undefined ? "" : grouped.format(n));
const counted = (n, noun) => `${count(n)} ${noun}${n === 1 ? "" : "s"}`;

// A share as a percentage; a little is not nothing, and nearly all is not all.
function percent(share) {
  if (share > 0 && share < 0.0005) return "< 0.1%";
  if (share < 1 && share > 0.9995) return "> 99.9%";
  return (share * 100).toFixed(share === 0 || share === 1 ? 0 : 1) + "%";
}

// A metric that is a number, in a narrow cell.
function metric(name, value) {
  if (value === undefined || value === null) return "";
  if (name.endsWith("_ratio")) return percent(Number(value));
  if (name === "age_seconds") return duration(Number(value) * 1000);
  return plain(value);
}

const moment = (text) => (/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.test(text) ? clock(text) : text);

function plain(value) {
  const text = String(value);
  const number = Number(text), size = Math.abs(number);
  if (!Number.isFinite(number)) return moment(text);
  if (/^-?\d+$/.test(text)) return size < 1e15 ? whole.format(number) : text;
  return size !== 0 && (size < 1e-4 || size >= 1e12) ? number.toExponential(3) : precise.format(number);
}

function duration(ms) {
  const size = Math.abs(ms);
  const [unit, name] = size < HOUR ? [MINUTE, "min"] : size < 2 * DAY ? [HOUR, "h"] : size < 730 * DAY ? [DAY, "days"] : [365.25 * DAY, "years"];
  const n = Math.round(size / unit);
  return `${ms < 0 ? "−" : ""}${grouped.format(n)} ${n === 1 ? name.replace(/s$/, "") : name}`;
}

const clock = (iso) => (iso ? iso.slice(0, 16).replace("T", " ") : "");
const exact = (iso) => (iso ? iso.replace("T", " ").replace("Z", " UTC") : "");

function ago(iso, never = "never") {
  if (!iso) return never;
  const ms = AS_OF - Date.parse(iso);
  return ms < MINUTE ? "just now" : `${duration(ms)} ago`;
}

function due(iso) {
  if (!iso || Date.parse(iso) <= AS_OF) return "now";
  return `in ${duration(Math.max(Date.parse(iso) - AS_OF, MINUTE))}`;
}
