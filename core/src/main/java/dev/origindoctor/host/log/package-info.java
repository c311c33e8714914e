/** Lines of logs that matter to an edge: kernel, services, web servers, bans. */
package dev.origindoctor.host.log;
