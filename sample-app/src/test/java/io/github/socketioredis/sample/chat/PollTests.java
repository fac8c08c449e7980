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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PollTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"name":"Ada","yes":true}        | Ada   | true
			{"name":"Ada","yes":false}       | Ada   | false
			{"name":"A\\n\\n b","yes":"true"}  | A b   | false
			{"name":7}                       | Guest | false
			[]                               | Guest | false
			null                             | Guest | false
			""")
	void whatClientsAcknowledgeMayBeAnything(String ack, String name, boolean yes) {
		assertThat(Poll.Vote.of(JsonMapper.shared().readTree(ack))).isEqualTo(new Poll.Vote(name, yes));
	}

}
