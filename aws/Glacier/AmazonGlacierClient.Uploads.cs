using System.Globalization;
using Amazon.Glacier.Internal;
using Amazon.Glacier.Model;
using Amazon.Runtime.Internal;

namespace Amazon.Glacier;

public sealed partial class AmazonGlacierClient
{
    private const string OneUpload = "/multipart-uploads/{uploadId}";

    public Task<InitiateMultipartUploadResponse> InitiateMultipartUploadAsync(InitiateMultipartUploadRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, InitiateMultipartUpload, MultipartUploadInitiated, cancellationToken);

    public Task<UploadMultipartPartResponse> UploadMultipartPartAsync(UploadMultipartPartRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, UploadMultipartPart, new ResponseReader<UploadMultipartPartResponse>((response, answer) => response.Checksum = Header(answer, TreeHash)), cancellationToken);

    public Task<CompleteMultipartUploadResponse> CompleteMultipartUploadAsync(CompleteMultipartUploadRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, CompleteMultipartUpload, MultipartUploadCompleted, cancellationToken);

    public Task<AbortMultipartUploadResponse> AbortMultipartUploadAsync(AbortMultipartUploadRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, AbortMultipartUpload, new ResponseReader<AbortMultipartUploadResponse>(), cancellationToken);

    public Task<ListMultipartUploadsResponse> ListMultipartUploadsAsync(ListMultipartUploadsRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, ListMultipartUploads, new ResponseReader<ListMultipartUploadsResponse>(json: true), cancellationToken);

    public Task<ListPartsResponse> ListPartsAsync(ListPartsRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, ListParts, new ResponseReader<ListPartsResponse>(json: true), cancellationToken);

    private static readonly RequestMarshaller<InitiateMultipartUploadRequest> InitiateMultipartUpload = new("POST", "/multipart-uploads", (request, http) =>
    {
        http.Header("x-amz-archive-description", request.ArchiveDescription);
        http.Header("x-amz-part-size", request.PartSize?.ToString(CultureInfo.InvariantCulture));
    });

    private static readonly ResponseReader<InitiateMultipartUploadResponse> MultipartUploadInitiated = new((response, answer) =>
    {
        response.UploadId = Header(answer, "x-amz-multipart-upload-id");
        response.Location = Header(answer, "Location");
    });

    private static readonly RequestMarshaller<UploadMultipartPartRequest> UploadMultipartPart = new("PUT", OneUpload, (request, http) =>
    {
        Upload<UploadMultipartPartRequest>(http, request.UploadId);
        http.Bytes(request.Body);
        http.Header("Content-Range", request.Range);
        http.Header(TreeHash, request.Checksum);
    });

    private static readonly RequestMarshaller<CompleteMultipartUploadRequest> CompleteMultipartUpload = new("POST", OneUpload, (request, http) =>
    {
        Upload<CompleteMultipartUploadRequest>(http, request.UploadId);
        http.Header("x-amz-archive-size", request.ArchiveSize);
        http.Header(TreeHash, request.Checksum);
    });

    private static readonly ResponseReader<CompleteMultipartUploadResponse> MultipartUploadCompleted = new((response, answer) =>
    {
        response.ArchiveId = Header(answer, "x-amz-archive-id");
        response.Checksum = Header(answer, TreeHash);
        response.Location = Header(answer, "Location");
    });

    private static readonly RequestMarshaller<AbortMultipartUploadRequest> AbortMultipartUpload = new("DELETE", OneUpload, (request, http)
        => Upload<AbortMultipartUploadRequest>(http, request.UploadId));

    private static readonly RequestMarshaller<ListMultipartUploadsRequest> ListMultipartUploads = new("GET", "/multipart-uploads", (request, http) =>
    {
        http.Query("limit", request.Limit);
        http.Query("marker", request.UploadIdMarker);
    });

    private static readonly RequestMarshaller<ListPartsRequest> ListParts = new("GET", OneUpload, (request, http) =>
    {
        Upload<ListPartsRequest>(http, request.UploadId);
        http.Query("limit", request.Limit);
        http.Query("marker", request.Marker);
    });

    private static void Upload<TRequest>(IRequest http, string? id)
        where TRequest : AmazonGlacierRequest
        => http.AddPathResource("{uploadId}", RequestMarshaller<TRequest>.Required(id, "UploadId"));
}
