using Amazon.Glacier.Internal;
using Amazon.Glacier.Model;

namespace Amazon.Glacier;

public sealed partial class AmazonGlacierClient
{
    public Task<InitiateJobResponse> InitiateJobAsync(InitiateJobRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, InitiateJob, JobInitiated, cancellationToken);

    public Task<DescribeJobResponse> DescribeJobAsync(DescribeJobRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, DescribeJob, new ResponseReader<DescribeJobResponse>(json: true), cancellationToken);

    public Task<ListJobsResponse> ListJobsAsync(ListJobsRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, ListJobs, new ResponseReader<ListJobsResponse>(json: true), cancellationToken);

    /// <summary>The bytes of a finished job; the answer's body is still to be read, and to be disposed.</summary>
    public Task<GetJobOutputResponse> GetJobOutputAsync(GetJobOutputRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, GetJobOutput, JobOutput, cancellationToken);

    private static readonly RequestMarshaller<InitiateJobRequest> InitiateJob = new("POST", "/jobs", (request, http) => http.Json(request.JobParameters));

    private static readonly ResponseReader<InitiateJobResponse> JobInitiated = new((response, answer) =>
    {
        response.JobId = Header(answer, "x-amz-job-id");
        response.JobOutputPath = Header(answer, "x-amz-job-output-path");
        response.Location = Header(answer, "Location");
    });

    private static readonly RequestMarshaller<DescribeJobRequest> DescribeJob = new("GET", "/jobs/{jobId}", (request, http)
        => http.AddPathResource("{jobId}", RequestMarshaller<DescribeJobRequest>.Required(request.JobId, nameof(request.JobId))));

    private static readonly RequestMarshaller<ListJobsRequest> ListJobs = new("GET", "/jobs", (request, http) =>
    {
        http.Query("completed", request.Completed switch { true => "true", false => "false", null => null });
        http.Query("limit", request.Limit);
        http.Query("marker", request.Marker);
        http.Query("statuscode", request.Statuscode);
    });

    private static readonly RequestMarshaller<GetJobOutputRequest> GetJobOutput = new("GET", "/jobs/{jobId}/output", (request, http) =>
    {
        http.AddPathResource("{jobId}", RequestMarshaller<GetJobOutputRequest>.Required(request.JobId, nameof(request.JobId)));
        http.Header("Range", request.Range);
    });

    private static readonly ResponseReader<GetJobOutputResponse> JobOutput = new(
        (response, answer) =>
        {
            response.AcceptRanges = Header(answer, "Accept-Ranges");
            response.ArchiveDescription = Header(answer, "x-amz-archive-description");
            response.Checksum = Header(answer, TreeHash);
            response.ContentRange = Header(answer, "Content-Range");
            response.ContentType = answer.ContentType;
            response.Status = (int)answer.StatusCode;
        },
        body: (response, bytes) => response.Body = bytes);
}
