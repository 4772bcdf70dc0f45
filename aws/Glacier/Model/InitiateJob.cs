using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What InitiateJob is asked with.</summary>
public sealed class InitiateJobRequest : AmazonGlacierRequest
{
    public JobParameters? JobParameters { get; set; }
}

/// <summary>What InitiateJob answers.</summary>
public sealed class InitiateJobResponse : AmazonWebServiceResponse
{
    public string? JobId { get; set; }

    public string? JobOutputPath { get; set; }

    public string? Location { get; set; }
}
