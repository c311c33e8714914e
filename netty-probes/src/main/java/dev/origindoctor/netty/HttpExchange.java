package dev.origindoctor.netty;

import dev.origindoctor.netty.http.RawResponse;
import dev.origindoctor.observation.HttpObservation;

/** One request and what came of it, for people and as the wire had it. */
record HttpExchange(HttpObservation seen, RawResponse raw) {}
