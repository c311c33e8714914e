/** What lines of logs tell an edge's origin of: kernel, services, web servers, bans. */
package dev.origindoctor.host.log;
