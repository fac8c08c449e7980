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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.Emitter;
import io.github.socketioredis.EmitterOperator;
import io.github.socketioredis.PublishException;
import io.github.socketioredis.sample.SampleProperties;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class AnnouncementControllerTests {

	private final Emitter emitter = mock();

	private final MockMvcTester mvc = MockMvcTester.of(new AnnouncementController(
			new Notices(this.emitter, new SampleProperties("java-1", Duration.ofSeconds(1), null))));

	@Test
	void reachesAllRooms() {
		given(this.emitter.emit(eq("notice"), any())).willReturn(CompletableFuture.completedFuture(3L));
		assertThat(post("{\"text\": \" Tea \"}")).hasStatus(HttpStatus.ACCEPTED)
			.bodyJson()
			.isEqualTo("{\"servers\":3}");
		ArgumentCaptor<Notice> notice = ArgumentCaptor.captor();
		then(this.emitter).should().emit(eq("notice"), notice.capture());
		assertThat(notice.getValue().text()).isEqualTo("Tea");
		assertThat(notice.getValue().kind()).isEqualTo("announcement");
		assertThat(notice.getValue().server()).isEqualTo("java-1");
		assertThat(notice.getValue().room()).isNull();
	}

	@Test
	void reachesOneRoom() {
		EmitterOperator operator = mock();
		given(this.emitter.to("room:tea")).willReturn(operator);
		given(operator.emit(eq("notice"), any())).willReturn(CompletableFuture.completedFuture(1L));
		assertThat(post("{\"text\": \"Tea\", \"room\": \"#Tea\"}")).hasStatus(HttpStatus.ACCEPTED);
		then(operator).should().emit(eq("notice"), any(Notice.class));
	}

	@Test
	void refusesWhatTheRulesForbid() {
		assertThat(post("{\"text\": \" \"}")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("A message has 1 to 500 characters");
		assertThat(post("{\"text\": \"Tea\", \"room\": \"a/b\"}")).hasStatus(HttpStatus.BAD_REQUEST);
		then(this.emitter).shouldHaveNoInteractions();
	}

	@Test
	void saysWhenRedisIsAway() {
		given(this.emitter.emit(eq("notice"), any()))
			.willReturn(CompletableFuture.failedFuture(new PublishException("Redis is away")));
		assertThat(post("{\"text\": \"Tea\"}")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
	}

	private MvcTestResult post(String json) {
		return this.mvc.post()
			.uri("/api/announcements")
			.contentType(MediaType.APPLICATION_JSON)
			.content(json)
			.exchange();
	}

}
