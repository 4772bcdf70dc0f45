using GasOrleans.Queues;

namespace GasOrleans.Grains.Tests.Queues;

public class UploadNoticeTests
{
    private const string Job = "ada/0192f0c8-0000-7000-8000-000000000000";

    [Fact]
    public void A_notice_names_the_job_of_its_object()
        => Assert.Equal([Job], Read($"{Job}/my+file%2B1.vcf"));

    [Theory]
    [InlineData("elsewhere/file.vcf")]
    [InlineData("file.vcf")]
    [InlineData("ada/not-a-uuid/file.vcf")]
    public void An_object_that_is_not_ours_is_passed_over(string key) => Assert.Empty(Read(key));

    [Fact]
    public void The_test_notice_that_s3_sends_at_set_up_is_no_poison()
        => Assert.Empty(UploadNotice.Read("""{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"gas-inputs"}""")!);

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Records":[{"s3":{}}]}""")]
    [InlineData("""{"Records":7}""")]
    [InlineData("null")]
    public void What_is_no_notice_is_told_apart(string body) => Assert.Null(UploadNotice.Read(body));

    [Fact]
    public void One_bad_record_does_not_spoil_the_others() => Assert.Single(UploadNotice.Read(
        """{"Records":[{},{"s3":{"object":{"key":null}}},{"s3":{"object":{"key":"JOB/a.vcf"}}}]}""".Replace("JOB", Job, StringComparison.Ordinal))!);

    private static IEnumerable<string> Read(string key)
        => UploadNotice.Read("""{"Records":[{"eventName":"ObjectCreated:Post","s3":{"bucket":{"name":"gas-inputs"},"object":{"key":"KEY","size":1}}}]}""".Replace("KEY", key, StringComparison.Ordinal))!
            .Select(job => job.ToString());
}
