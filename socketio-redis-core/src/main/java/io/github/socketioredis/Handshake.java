/*
 * Copyright 2026 the original authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.socketioredis;

import tools.jackson.databind.JsonNode;

/**
 * What a client sent when it connected to a namespace, as Node has it. Missing fields of
 * a foreign server are empty.
 *
 * @param headers the HTTP headers by lower-case name, an object of texts. The headers
 * {@code cookie} and {@code authorization} of sockets on Java servers are left out unless
 * their node is told to share them
 * @param time when the socket connected, as JavaScript prints a date
 * @param address the IP address of the client
 * @param xdomain whether the request came from a page of another origin
 * @param secure whether the connection is encrypted
 * @param issued when the socket connected, in milliseconds since 1970
 * @param url the path and query of the request
 * @param query the parameters of the query, an object of texts (or arrays of texts, for
 * repeated parameters)
 * @param auth what the client sent as {@code auth} for the namespace, an object
 * @since 0.1.0
 */
public record Handshake(JsonNode headers, String time, String address, boolean xdomain, boolean secure, long issued,
		String url, JsonNode query, JsonNode auth) {
}
