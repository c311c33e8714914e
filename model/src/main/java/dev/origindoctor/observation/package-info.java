/** What probes saw: values that state and never judge. */
package dev.origindoctor.observation;
