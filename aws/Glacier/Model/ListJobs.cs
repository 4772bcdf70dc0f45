using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>What ListJobs is asked with.</summary>
public sealed class ListJobsRequest : AmazonGlacierRequest
{
    public bool? Completed { get; set; }

    public int? Limit { get; set; }

    public string? Marker { get; set; }

    public string? Statuscode { get; set; }
}

/// <summary>What ListJobs answers.</summary>
public sealed class ListJobsResponse : AmazonWebServiceResponse
{
    public List<GlacierJobDescription>? JobList { get; set; }

    public string? Marker { get; set; }
}
