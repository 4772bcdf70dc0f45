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

    private Task<(int Status, string Words)> DeployAsync(params string[] arguments) => bench.RunAsync(Path.Combine(Stack.Folder, "deploy"), "", arguments);
}
