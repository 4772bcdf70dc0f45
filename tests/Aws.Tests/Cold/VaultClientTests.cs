using System.Globalization;
using Amazon.Glacier;
using Amazon.Glacier.Model;
using Amazon.Runtime;
using GasOrleans.Aws.Local;

namespace GasOrleans.Aws.Tests.Cold;

public sealed class VaultClientTests(ColdCloud cold) : IClassFixture<ColdCloud>
{
    private const string Vault = "gas-results";
    private const int MiB = 1 << 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Computed apart from this code, in Python; the one of a MiB is also in AWS's own tests.
    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb")]
    [InlineData(MiB, "9bc1b2a288b26af7257a36277ae3816a7d4f16e89c1e7e77d0a5c48bad62b360")]
    [InlineData(MiB + 1, "8dd49bbc6297567fac3852c2deddcdbc57358bc403c10d4f6dc64b143ad9b27b")]
    [InlineData(3 * MiB, "70239f4f2ead7561f69d48b956b547edef52a1280a93c262c0b582190be7db17")]
    [InlineData(11 * MiB / 2, "6fe91a2459edf2f97c31f3533905d61bcb91b434c244c5146fb2d92330db76ea")]
    public void The_tree_hash_is_the_one_that_is_known(int letters, string expected)
    {
        using var stream = Letters(letters);
        Assert.Equal(expected, TreeHashGenerator.CalculateTreeHash(stream));
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        using var guesser = Client(new BasicAWSCredentials((await cold.Cloud.Credentials.GetCredentialsAsync()).AccessKey, "guessed"));
        var refused = await Assert.ThrowsAsync<AmazonGlacierException>(() => guesser.DescribeVaultAsync(new DescribeVaultRequest { VaultName = Vault }, Stop));
        Assert.Equal("InvalidSignatureException", refused.ErrorCode);
    }

    [Fact]
    public async Task The_endpoint_is_the_one_that_the_environment_names()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_GLACIER", LocalPorts.Address(cold.Cloud.Ports.Glacier).ToString());
        using var client = new AmazonGlacierClient(cold.Cloud.Credentials, new AmazonGlacierConfig { RegionEndpoint = Amazon.RegionEndpoint.USEast1 });
        Assert.Equal(Vault, (await client.DescribeVaultAsync(new DescribeVaultRequest { VaultName = Vault }, Stop)).VaultName);
    }

    [Fact]
    public async Task What_is_not_there_is_told_by_type()
    {
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => cold.Glacier.DescribeVaultAsync(new DescribeVaultRequest { VaultName = "none" }, Stop));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => cold.Glacier.DescribeJobAsync(new DescribeJobRequest { VaultName = Vault, JobId = "none" }, Stop));
        var job = new InitiateJobRequest { VaultName = Vault, JobParameters = new JobParameters { Type = "archive-retrieval", ArchiveId = "none" } };
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => cold.Glacier.InitiateJobAsync(job, Stop));
        await Assert.ThrowsAsync<MissingParameterValueException>(() => cold.Glacier.InitiateJobAsync(new InitiateJobRequest { VaultName = Vault, JobParameters = new JobParameters() }, Stop));
    }

    [Fact]
    public async Task A_body_that_is_not_what_its_hash_says_is_refused()
    {
        using var body = Letters(1000);
        var upload = new UploadArchiveRequest { VaultName = Vault, Body = body, Checksum = new string('0', 64) };
        await Assert.ThrowsAsync<InvalidParameterValueException>(() => cold.Glacier.UploadArchiveAsync(upload, Stop));
    }

    [Fact]
    public async Task An_upload_in_parts_is_listed_until_it_is_aborted()
    {
        var upload = (await cold.Glacier.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { VaultName = Vault, ArchiveDescription = "parts", PartSize = MiB }, Stop)).UploadId;
        await PartAsync(upload!, 0, MiB);
        await PartAsync(upload!, MiB, 10);

        var uploads = (await cold.Glacier.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { VaultName = Vault }, Stop)).UploadsList!;
        Assert.Equal("parts", Assert.Single(uploads, one => one.MultipartUploadId == upload).ArchiveDescription);
        var first = await cold.Glacier.ListPartsAsync(new ListPartsRequest { VaultName = Vault, UploadId = upload, Limit = 1 }, Stop);
        Assert.Equal($"0-{MiB - 1}", Assert.Single(first.Parts!).RangeInBytes);
        var second = await cold.Glacier.ListPartsAsync(new ListPartsRequest { VaultName = Vault, UploadId = upload, Marker = first.Marker }, Stop);
        Assert.Equal($"{MiB}-{MiB + 9}", Assert.Single(second.Parts!).RangeInBytes);

        await cold.Glacier.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { VaultName = Vault, UploadId = upload }, Stop);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => PartAsync(upload!, 0, MiB));
    }

    [Fact]
    public async Task An_upload_that_lacks_a_part_is_not_an_archive()
    {
        var upload = (await cold.Glacier.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { VaultName = Vault, PartSize = MiB }, Stop)).UploadId;
        var hash = await PartAsync(upload!, MiB, 10);
        var complete = new CompleteMultipartUploadRequest { VaultName = Vault, UploadId = upload, ArchiveSize = $"{MiB + 10}", Checksum = hash };
        await Assert.ThrowsAsync<InvalidParameterValueException>(() => cold.Glacier.CompleteMultipartUploadAsync(complete, Stop));
    }

    [Fact]
    public async Task State_outlives_the_process()
    {
        var folder = Directory.CreateTempSubdirectory("cold-").FullName;
        try
        {
            var options = new LocalCloudOptions { Parts = LocalCloudParts.Glacier, CreateResources = false, StateFolder = Path.Combine(folder, "state") };
            string? archive, job;
            await using (var first = await LocalCloud.StartAsync(options, Stop))
            {
                using var client = first.Glacier();
                await client.CreateVaultAsync(new CreateVaultRequest { VaultName = "kept" }, Stop);
                using var body = Letters(MiB);
                archive = (await client.UploadArchiveAsync(new UploadArchiveRequest { VaultName = "kept", Body = body, Checksum = Hash(MiB) }, Stop)).ArchiveId;
                var parameters = new JobParameters { Type = "archive-retrieval", ArchiveId = archive, Tier = "Bulk" };
                job = (await client.InitiateJobAsync(new InitiateJobRequest { VaultName = "kept", JobParameters = parameters }, Stop)).JobId;
            }

            await using var second = await LocalCloud.StartAsync(options, Stop);
            second.Cold.Finish();
            using var again = second.Glacier();
            Assert.Equal("Bulk", (await again.DescribeJobAsync(new DescribeJobRequest { VaultName = "kept", JobId = job }, Stop)).Tier);
            var output = await again.GetJobOutputAsync(new GetJobOutputRequest { VaultName = "kept", JobId = job }, Stop);
            Assert.Equal(Hash(MiB), output.Checksum);
            await using var bytes = output.Body!;
            using var read = new MemoryStream();
            await bytes.CopyToAsync(read, Stop);
            Assert.Equal(MiB, read.Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> PartAsync(string upload, long start, int letters)
    {
        using var body = Letters(letters);
        var range = string.Create(CultureInfo.InvariantCulture, $"bytes {start}-{start + letters - 1}/*");
        var answer = await cold.Glacier.UploadMultipartPartAsync(new UploadMultipartPartRequest { VaultName = Vault, UploadId = upload, Body = body, Range = range, Checksum = Hash(letters) }, Stop);
        return answer.Checksum!;
    }

    private AmazonGlacierClient Client(AWSCredentials credentials) => new(credentials, new AmazonGlacierConfig { ServiceURL = LocalPorts.Address(cold.Cloud.Ports.Glacier).ToString(), AuthenticationRegion = LocalCloud.Region });

    private static MemoryStream Letters(int count)
    {
        var letters = new byte[count];
        Array.Fill(letters, (byte)'a');
        return new MemoryStream(letters);
    }

    private static string Hash(int letters)
    {
        using var stream = Letters(letters);
        return TreeHashGenerator.CalculateTreeHash(stream);
    }
}
