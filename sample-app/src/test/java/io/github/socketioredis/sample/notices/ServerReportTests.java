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

package io.github.socketioredis.sample.notices;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.sample.chat.Everyone;
import io.github.socketioredis.sample.chat.Members;
import io.github.socketioredis.sample.chat.MessageCount;
import org.junit.jupiter.api.Test;

import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class ServerReportTests {

	private final Notices notices = mock();

	private final Members members = mock();

	private final MessageCount count = mock();

	private final ServerReport report = new ServerReport(this.notices, this.members, this.count);

	@Test
	void tellsWhatWasWritten() {
		given(this.count.takeCount()).willReturn(1);
		given(this.members.everyone()).willReturn(CompletableFuture.completedFuture(new Everyone(List.of(), 3, true)));
		this.report.report();
		then(this.notices).should().send("report", "1 message from here lately, 3 members on all servers", null);
	}

	@Test
	void saysNothingOfNothing() {
		this.report.report();
		then(this.notices).shouldHaveNoInteractions();
	}

}
