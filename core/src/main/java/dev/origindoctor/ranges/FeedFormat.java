package dev.origindoctor.ranges;

import java.util.Arrays;
import java.util.Optional;

/** How a publisher writes its list. */
public enum FeedFormat {
    /** No feed for programs. */
    NONE("none"),
    /** A block or address a line. */
    LINES("lines"),
    /** {@code {"addresses": […], "ipv6_addresses": […]}}. */
    FASTLY("fastly"),
    /** {@code {"addresses": […], "addresses_v6": […]}}. */
    GCORE("gcore"),
    /** {@code {"ipRanges": […], "ipv6Ranges": […]}}. */
    IMPERVA("imperva"),
    /** The prefixes of service CLOUDFRONT in the file of all AWS ranges. */
    AWS_CLOUDFRONT("aws:CLOUDFRONT"),
    /** The prefixes of service CLOUDFRONT_ORIGIN_FACING in the file of all AWS ranges. */
    AWS_CLOUDFRONT_ORIGIN_FACING("aws:CLOUDFRONT_ORIGIN_FACING");

    private final String id;

    FeedFormat(String id) {
        this.id = id;
    }

    /** The name in a range file. */
    public String id() {
        return id;
    }

    /** The format of this name, if there is one. */
    public static Optional<FeedFormat> byId(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }
}
