package dev.origindoctor.panel.web;

import dev.origindoctor.panel.Customer;
import dev.origindoctor.panel.page.Reader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in: read in full, within its bounds, and from somebody.
 *
 * @param customer who asks
 * @param reader their language and token
 * @param cameFrom the page of ours that the reader was on
 * @param path the parts of the address
 * @param query what stands behind the question mark
 * @param form the fields of the form, where one was posted
 * @param file the file that came with it
 */
record Ask(
        Customer customer,
        Reader reader,
        String cameFrom,
        List<String> path,
        Map<String, List<String>> query,
        Map<String, List<String>> form,
        @Nullable Bytes file) {
    /** The first value of the form's field, or nothing. */
    String field(String name) {
        return form.getOrDefault(name, List.of("")).get(0).strip();
    }
}
