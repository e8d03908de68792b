#!/bin/sh
# Audits a website, holds it against the audit before, and keeps the new evidence for the next time.
# The GitHub workflow, the GitLab job, cron, systemd and the container all run this one script.
#
#   SITE            address of the website, or a folder of built HTML; it must be given
#   FOLDER          what is kept from one run to the next; without it website-audit in the working folder
#   AUDIT_LANGUAGE  of the reports: en or hi; without it en
#   OPTIONS         for `auditor site` and `auditor compare` alike, such as
#                   --depth full --contact webmaster@department.gov.in --exceptions exceptions.yaml
#
# FOLDER/baseline holds the last audit that could be measured, FOLDER/newest this one until it is the baseline,
# FOLDER/reports what people and servers read, FOLDER/history.sqlite3 the scores of all audits.
# Exit codes are the auditor's: 0 nothing got worse, 1 something did, 2 wrong usage, 3 not measured.
set -eu

if [ -z "${SITE:-}" ]; then
  echo "Nothing to audit: set SITE to the address of the website." >&2
  exit 2
fi
FOLDER=${FOLDER:-website-audit}
AUDIT_LANGUAGE=${AUDIT_LANGUAGE:-en}
OPTIONS=${OPTIONS:-}
export AUDITOR_DATABASE="${AUDITOR_DATABASE:-$FOLDER/history.sqlite3}"
baseline=$FOLDER/baseline newest=$FOLDER/newest reports=$FOLDER/reports

# GitHub takes every line that begins with two colons for a command, and pages have titles: it is told to stop until it
# reads a word that no page can guess.
word=
if [ -n "${GITHUB_ACTIONS:-}" ]; then
  word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$word"
fi

rm -rf "$newest" "$reports"
mkdir -p "$reports"
# shellcheck disable=SC2086 # several options, split at blanks
set -- --quiet --lang "$AUDIT_LANGUAGE" $OPTIONS
if [ -d "$baseline" ]; then has_baseline=yes; else has_baseline=; fi

code=0
auditor site "$SITE" "$@" --out "$newest" --format html,json,markdown,junit,sarif,github,csv \
  ${has_baseline:+--baseline "$baseline"} >"$reports/scorecard.txt" || code=$?
case $code in 0 | 1 | 3) ;; *) exit "$code" ;; esac
cp "$newest"/scorecard.* "$newest"/findings.csv "$reports"
told=$reports/scorecard

if [ -n "$has_baseline" ]; then
  code=0
  auditor compare "$baseline" "$newest" "$@" --confirm --out "$reports" \
    --format text,json,markdown,junit,sarif,github >/dev/null || code=$?
  case $code in 0 | 1 | 3) ;; *) exit "$code" ;; esac
  told=$reports/comparison
fi

cat "$told.txt"
echo
if [ -n "$word" ]; then
  echo "::$word::"
  cat "$told.github.txt"
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$told.md" >>"$GITHUB_STEP_SUMMARY"; fi

# An audit that measured nothing, or not all that the baseline did, is never the next baseline.
if [ "$code" -ne 3 ]; then
  rm -rf "$baseline.old"
  if [ -n "$has_baseline" ]; then mv "$baseline" "$baseline.old"; fi
  mv "$newest" "$baseline"
  rm -rf "$baseline.old"
fi
echo "Reports: $reports"
exit "$code"
