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

package io.github.socketioredis.sample.chat;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question to all members, who acknowledge it with a {@link Vote}.
 *
 * @param id the id of the poll
 * @param question the question
 * @param name the name of the member who asks
 * @param server the server of the member who asks
 * @param seconds how long the members have for their answers
 */
record Poll(UUID id, String question, @Nullable String name, @Nullable String server, long seconds) {

	/**
	 * The answer of one member.
	 *
	 * @param name the name of the member, as the member's page says
	 * @param yes what the member answers
	 */
	record Vote(String name, boolean yes) {

		/**
		 * Reads what a client has acknowledged, which may be anything.
		 * @param ack the acknowledgement
		 * @return an answer, which is no unless it clearly is yes
		 */
		static Vote of(JsonNode ack) {
			return new Vote(ChatRules.memberName(ack.path("name").stringValue(null)),
					ack.path("yes").booleanValue(false));
		}

	}

	/**
	 * What came of a poll.
	 *
	 * @param votes the answers
	 * @param silent how many members have not answered
	 */
	record Result(List<Vote> votes, int silent) {

		static Result of(List<JsonNode> acks, int silent) {
			return new Result(acks.stream().map(Vote::of).toList(), silent);
		}

	}

}
