/** How a diagnosis is said: text, JSON, Markdown, HTML. A renderer words nothing and decides nothing. */
package dev.origindoctor.report;
