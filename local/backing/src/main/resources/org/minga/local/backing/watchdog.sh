#!/bin/sh
# Ends the shared test servers once no registered process has been alive for a while.
# Usage: watchdog.sh FOLDER SECONDS
# A file in users/ and a *.mark in servers/ holds "PID START SIGNAL"; the start keeps a reused pid from being mistaken.
folder=$1
grace=$2

alive() { # PID START
  if [ -d /proc/self ]; then
    read -r stat 2>/dev/null <"/proc/$1/stat" || return 1
    wanted=$2
    set -- $(printf '%s' "$stat" | sed 's/.*) //')
    [ "$1" != Z ] && [ "$1" != X ] && [ "$(printf '%s' "$*" | cut -d' ' -f20)" = "$wanted" ]
  else
    kill -0 "$1" 2>/dev/null
  fi
}

anybody() {
  for user in "$folder"/users/*; do
    [ -f "$user" ] || continue
    read -r pid start _ <"$user" || continue
    if alive "$pid" "$start"; then return 0; fi
    rm -f "$user"
  done
  return 1
}

running() {
  for mark in "$folder"/ending/*.mark; do
    [ -f "$mark" ] || continue
    read -r pid start _ <"$mark"
    if alive "$pid" "$start"; then return 0; fi
  done
  return 1
}

tell() { # SIGNAL, or nothing for each server's own
  for mark in "$folder"/ending/*.mark; do
    [ -f "$mark" ] || continue
    read -r pid start signal <"$mark"
    if alive "$pid" "$start"; then
      kill -s "${1:-$signal}" -- "$pid"
      if [ "$1" = KILL ]; then kill -s KILL -- "-$pid"; fi
    fi
  done
}

idle=0
known=
while [ -d "$folder/servers" ]; do
  marks=$(cat "$folder"/servers/*.mark 2>/dev/null)
  if [ -n "$marks" ]; then known=$marks; fi
  sleep 1
  if anybody; then idle=0; continue; fi
  idle=$((idle + 1))
  [ "$idle" -ge "$grace" ] || continue
  mv "$folder/servers" "$folder/ending" || exit 1
  # Somebody may have come between the look and the move; who comes later finds no servers and waits.
  if anybody; then mv "$folder/ending" "$folder/servers"; idle=0; continue; fi
  tell
  waited=0
  while running && [ "$waited" -lt 20 ]; do sleep 1; waited=$((waited + 1)); done
  tell KILL
  rm -rf "$folder/ending" "$folder/servers-data"
  exit 0
done

# Somebody deleted the folder under running servers: what was known of them is all that is left to end them by.
printf '%s\n' "$known" | while read -r pid start signal; do
  if [ -n "$pid" ] && alive "$pid" "$start"; then kill -s "$signal" -- "$pid"; fi
done
