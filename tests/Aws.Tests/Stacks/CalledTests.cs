using System.Text.RegularExpressions;

namespace GasOrleans.Aws.Tests.Stacks;

/// <summary>What the sources call of S3 and Glacier and what the roles allow are the same actions; on which resources is seen by a whole run (EndToEnd.Tests).</summary>
public sealed partial class CalledTests
{
    private static readonly Dictionary<string, string[]> Needed = new()
    {
        ["AbortMultipartUpload"] = ["s3:AbortMultipartUpload"],
        ["CompleteMultipartUpload"] = ["s3:PutObject"],
        ["CopyObject"] = ["s3:GetObject", "s3:PutObject"],
        ["CopyPart"] = ["s3:GetObject", "s3:PutObject"],
        ["CreatePresignedPost"] = ["s3:PutObject"],
        ["DeleteObject"] = ["s3:DeleteObject"],
        ["DeleteObjects"] = ["s3:DeleteObject"],
        ["GetObject"] = ["s3:GetObject", "s3:ListBucket"],
        ["GetObjectMetadata"] = ["s3:GetObject", "s3:ListBucket"],
        ["GetPreSignedURL"] = [],
        ["InitiateMultipartUpload"] = ["s3:PutObject"],
        ["ListMultipartUploads"] = ["s3:ListBucketMultipartUploads"],
        ["ListObjectsV2"] = ["s3:ListBucket"],
        ["ListParts"] = ["s3:ListMultipartUploadParts"],
        ["PutObject"] = ["s3:PutObject"],
        ["RestoreObject"] = ["s3:RestoreObject"],
        ["UploadPart"] = ["s3:PutObject"],
    };

    [Theory]
    [InlineData("silo", "silo", "Silo", "Grains")]
    [InlineData("web", "web", "WebClient")]
    public void A_role_allows_the_actions_that_its_sources_call_and_no_others(string stack, string policy, params string[] projects)
    {
        var sources = string.Concat(projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));
        var called = S3().Matches(sources).SelectMany(call => Needed[call.Groups["call"].Value]).Concat(Glacier().Matches(sources).Select(call => $"glacier:{call.Groups[1].Value}")).ToHashSet();
        var allowed = Grants.Of(stack, policy).Actions.Concat(Grants.Of(stack, policy, ("ArchiveProvider", "Vault")).Actions)
            .Where(action => action.StartsWith("s3:", StringComparison.Ordinal) || action.StartsWith("glacier:", StringComparison.Ordinal)).ToHashSet();
        Assert.Equal(called.Order(), allowed.Order());
    }

    [Fact]
    public void The_whole_table_of_jobs_is_read_at_one_place_and_only_silos_may_and_no_other_table()
    {
        var readers = ((string[])["Silo", "Grains", "WebClient", "aws/Orleans"])
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => File.ReadAllText(file).Contains("new ScanRequest", StringComparison.Ordinal)).Select(Path.GetFileName);
        Assert.Equal("JobTable.cs", Assert.Single(readers));
        const string Tables = "arn:aws:dynamodb:us-east-1:000000000000:table/";
        Grants.Of("silo", "silo").AssertAllow([new("dynamodb:Scan", $"{Tables}gas-annotations")]);
        Assert.Throws<Xunit.Sdk.TrueException>(() => Grants.Of("silo", "silo").AssertAllow([new("dynamodb:Scan", $"{Tables}OrleansGrainState")]));
        Assert.DoesNotContain("dynamodb:Scan", Grants.Of("web", "web").Actions);
    }

    [GeneratedRegex(@"\bs3\.(?:Paginators\.(?<call>[A-Z][A-Za-z0-9]*)|(?<call>[A-Z][A-Za-z0-9]*?)Async)\(")]
    private static partial Regex S3();

    [GeneratedRegex(@"\bglacier\.([A-Z][A-Za-z0-9]*?)Async\(")]
    private static partial Regex Glacier();
}
