package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What MiniStack is given for the template, lest a test deploys something else. */
class MiniStackTemplateTest {
    private static final String BUILT =
            """
            Resources:
              Several:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmActions: [{Ref: Topic}]
                  Metrics: [{Id: one}, {Id: two}]
              One:
                Type: AWS::CloudWatch::Alarm
                Properties: {Namespace: AWS/Lambda, MetricName: Throttles}
              Function:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: Function, Timeout: 5}
            Outputs:
              Topic:
                Value: {'Fn::GetAtt': [Topic, Arn]}
            """;

    @TempDir private Path folder;

    @Test
    void onlyAlarmsOnSeveralMetricsAndThePlaceOfTheCodeAreOthers() throws IOException {
        var expected =
                Template.json(
                        """
                        {'Resources': {
                           'Several': {'Type': 'AWS::CloudWatch::Alarm', 'Properties': {
                              'AlarmActions': [{'Ref': 'Topic'}],
                              'Namespace': 'MiniStack', 'MetricName': 'several'}},
                           'One': {'Type': 'AWS::CloudWatch::Alarm', 'Properties': {
                              'Namespace': 'AWS/Lambda', 'MetricName': 'Throttles'}},
                           'Function': {'Type': 'AWS::Serverless::Function', 'Properties': {
                              'CodeUri': '%s', 'Timeout': 5}}},
                         'Outputs': {'Topic': {'Value': {'Fn::GetAtt': ['Topic', 'Arn']}}}}
                        """
                                .formatted(folder.resolve("Function")));

        assertThat(written()).isEqualTo(expected);
    }

    private JsonNode written() throws IOException {
        Files.writeString(folder.resolve("template.yaml"), BUILT);
        return new ObjectMapper().readTree(MiniStackTemplate.write(folder, folder).toFile());
    }
}
