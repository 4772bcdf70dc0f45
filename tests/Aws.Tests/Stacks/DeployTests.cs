using GasOrleans.Aws.Tests.Machines;

namespace GasOrleans.Aws.Tests.Stacks;

/// <summary>The two scripts, run for real against a command line of AWS that writes down what it is asked.</summary>
public sealed class DeployTests : IDisposable
{
    private readonly Bench bench = new();

    public DeployTests() => bench.Fake("aws", """
        case "$*" in
          *file:///dev/stdin*) cat >> "$GAS_ROOT/secrets"; echo >> "$GAS_ROOT/secrets" ;;
          *ReleasesBucket*) echo my-releases ;;
          *AWS::S3::Bucket*) echo "my-inputs my-results" ;;
          *AWS::DynamoDB::Table*) echo gas-annotations ;;
          *list-object-versions*my-inputs*) [[ -e $GAS_ROOT/emptied ]] || echo '{"Versions":[{"Key":"a","VersionId":"1"}],"DeleteMarkers":[{"Key":"b","VersionId":"2"}]}' ;;
          *list-object-versions*) echo '{}' ;;
          *delete-objects*) cat "${@: -1}" >> "$GAS_ROOT/emptied" 2> /dev/null || cat "$(sed 's|file://||' <<< "${@: -1}")" >> "$GAS_ROOT/emptied" ;;
          *get-parameters-by-path*) echo /gas/web/SignIn/ClientSecret ;;
        esac
        """);

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task The_stacks_are_deployed_in_their_order_each_with_what_it_knows()
    {
        var (status, words) = await DeployAsync("Version=1.2.0", "CertificateArn=arn:aws:acm:us-east-1:1:certificate/x", "SiteAddress=https://gas.example.org", "InputsBucketName=my-inputs", "MailFrom=Our Service <gas@example.org>");
        Assert.True(status == 0, words);
        var stacks = bench.Calls.Where(call => call.StartsWith("aws cloudformation deploy", StringComparison.Ordinal)).ToList();
        Assert.Equal(Stack.InOrder.Select(name => $"gas-{name}"), stacks.Select(call => call.Split(' ')[4]));
        Assert.Contains("InputsBucketName=my-inputs", stacks[1], StringComparison.Ordinal);
        Assert.Contains("SiteOrigin=https://gas.example.org", stacks[1], StringComparison.Ordinal);
        Assert.Contains("Version=1.2.0", stacks[2], StringComparison.Ordinal);
        Assert.Contains("MailFrom=Our Service <gas@example.org>", stacks[2], StringComparison.Ordinal);
        Assert.DoesNotContain("CertificateArn", stacks[2], StringComparison.Ordinal);
        Assert.Contains("CertificateArn=arn:aws:acm", stacks[3], StringComparison.Ordinal);
        Assert.Contains(bench.Calls, call => call == "aws s3 ls s3://my-releases/1.2.0/SHA256SUMS");
    }

    [Fact]
    public async Task Secrets_go_to_SSM_encrypted_and_are_never_arguments()
    {
        bench.Variables["GAS_SIGNIN_SECRET"] = "quite \"secret\"";
        bench.Variables["GAS_MAIL_PASSWORD"] = "also";
        await DeployAsync("CertificateArn=arn:aws:acm:x:1:c");
        Assert.DoesNotContain(bench.Calls, call => call.Contains("secret\"", StringComparison.Ordinal) || call.Contains("also", StringComparison.Ordinal));
        var kept = bench.Read("/secrets");
        Assert.Contains("\"/gas/web/SignIn/ClientSecret\"", kept, StringComparison.Ordinal);
        Assert.Contains("\"quite \\\"secret\\\"\"", kept, StringComparison.Ordinal);
        Assert.Contains("\"/gas/silo/Mail/Password\"", kept, StringComparison.Ordinal);
        Assert.Equal(2, kept.Split("SecureString").Length - 1);
        Assert.DoesNotContain("Stripe", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Versoin=1", "no template has such a parameter")]
    [InlineData("--help", "not Name=Value")]
    public async Task What_is_mistyped_is_said_before_anything_is_changed(string argument, string why)
    {
        var (status, words) = await DeployAsync(argument);
        Assert.Equal(2, status);
        Assert.Contains(why, words, StringComparison.Ordinal);
        Assert.Empty(bench.Calls);
    }

    [Fact]
    public async Task Destroyed_in_reverse_and_without_being_told_otherwise_all_data_stay()
    {
        var (status, words) = await bench.RunAsync(Path.Combine(Stack.Folder, "destroy"));
        Assert.True(status == 0, words);
        Assert.Equal(
            ["gas-alarms", "gas-web", "gas-silo", "gas-network"],
            bench.Calls.Where(call => call.Contains("delete-stack", StringComparison.Ordinal)).Select(call => call.Split(' ')[^1]));
        Assert.DoesNotContain(bench.Calls, call => call.Contains("s3api", StringComparison.Ordinal) || call.Contains("dynamodb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Data_are_destroyed_only_by_who_types_their_name()
    {
        var destroy = Path.Combine(Stack.Folder, "destroy");
        Assert.Equal(1, (await bench.RunAsync(destroy, "yes\n", "--data")).Status);
        Assert.Empty(bench.Calls);
        var (status, words) = await bench.RunAsync(destroy, "gas\n", "--data");
        Assert.True(status == 0, words);
        Assert.Contains("""{"Objects":[{"Key":"a","VersionId":"1"},{"Key":"b","VersionId":"2"}],"Quiet":true}""", bench.Read("/emptied"), StringComparison.Ordinal);
        Assert.All(
            (string[])["s3api delete-bucket --bucket my-inputs", "s3api delete-bucket --bucket my-results", "dynamodb delete-table --table-name gas-annotations", "ssm delete-parameter --name /gas/web/SignIn/ClientSecret"],
            call => Assert.Contains($"aws {call}", bench.Calls));
    }

    [Fact]
    public async Task A_drill_restores_beside_what_is_there_and_leaves_nothing_behind()
    {
        bench.Fake("date", "/bin/date \"$@\"");
        bench.Refake("aws", """
            case "$*" in
              *AWS::S3::Bucket*) echo my-results ;;
              *AWS::DynamoDB::Table*) echo gas-annotations ;;
              *describe-continuous-backups*) echo ENABLED ;;
              *describe-table*) echo ACTIVE ;;
              *scan*) printf '2\n3\n' ;;
              *get-bucket-versioning*) echo Enabled ;;
              *put-object*) cat > /dev/null; echo v1 ;;
              *get-object*) echo before > "${@: -1}" ;;
            esac
            """);
        var (status, words) = await bench.RunAsync(Path.Combine(Stack.Folder, "drill"));
        Assert.True(status == 0, words);
        Assert.Contains("5 items now, 5 restored", words, StringComparison.Ordinal);
        Assert.Contains("All of it can be had back.", words, StringComparison.Ordinal);
        Assert.Contains("aws dynamodb delete-table --table-name gas-annotations-drill", bench.Calls);
        Assert.DoesNotContain(bench.Calls, call => call.Contains("delete-table --table-name gas-annotations ", StringComparison.Ordinal) || call.EndsWith("delete-table --table-name gas-annotations", StringComparison.Ordinal));
        Assert.Equal(2, bench.Calls.Count(call => call.StartsWith("aws s3api delete-object --bucket my-results --key drill/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_job_is_followed_by_its_id_on_all_instances()
    {
        bench.Refake("aws", """
            case "$*" in
              *start-query*) echo q1 ;;
              *get-query-results*) echo '{"status":"Complete","results":[[{"field":"@timestamp","value":"12:00"},{"field":"@logStream","value":"i-1"},{"field":"Message","value":"moved"},{"field":"trace","value":"0123456789abcdef0123456789abcdef"}]]}' ;;
            esac
            """);
        var follow = Path.Combine(Stack.Folder, "follow");
        Assert.Equal("12:00  i-1  moved\ntrace 1-01234567-89abcdef0123456789abcdef\n", (await bench.RunAsync(follow, "", "0190a6c0-0000-7000-8000-000000000000")).Words);
        Assert.Equal(2, (await bench.RunAsync(follow, "", "x' | delete")).Status);
    }

    private Task<(int Status, string Words)> DeployAsync(params string[] arguments) => bench.RunAsync(Path.Combine(Stack.Folder, "deploy"), "", arguments);
}
