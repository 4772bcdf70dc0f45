using Amazon.Glacier.Internal;
using Amazon.Glacier.Model;

namespace Amazon.Glacier;

public sealed partial class AmazonGlacierClient
{
    private const string TreeHash = "x-amz-sha256-tree-hash";

    public Task<UploadArchiveResponse> UploadArchiveAsync(UploadArchiveRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, UploadArchive, ArchiveUploaded, cancellationToken);

    public Task<DeleteArchiveResponse> DeleteArchiveAsync(DeleteArchiveRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, DeleteArchive, new ResponseReader<DeleteArchiveResponse>(), cancellationToken);

    public Task<CreateVaultResponse> CreateVaultAsync(CreateVaultRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, CreateVault, new ResponseReader<CreateVaultResponse>((response, answer) => response.Location = Header(answer, "Location")), cancellationToken);

    public Task<DescribeVaultResponse> DescribeVaultAsync(DescribeVaultRequest request, CancellationToken cancellationToken = default)
        => CallAsync(request, DescribeVault, new ResponseReader<DescribeVaultResponse>(json: true), cancellationToken);

    private static readonly RequestMarshaller<CreateVaultRequest> CreateVault = new("PUT", "");

    private static readonly RequestMarshaller<DescribeVaultRequest> DescribeVault = new("GET", "");

    private static readonly RequestMarshaller<UploadArchiveRequest> UploadArchive = new("POST", "/archives", (request, http) =>
    {
        http.Bytes(request.Body);
        http.Header("x-amz-archive-description", request.ArchiveDescription);
        http.Header(TreeHash, request.Checksum);
    });

    private static readonly ResponseReader<UploadArchiveResponse> ArchiveUploaded = new((response, answer) =>
    {
        response.ArchiveId = Header(answer, "x-amz-archive-id");
        response.Checksum = Header(answer, TreeHash);
        response.Location = Header(answer, "Location");
    });

    private static readonly RequestMarshaller<DeleteArchiveRequest> DeleteArchive = new("DELETE", "/archives/{archiveId}", (request, http)
        => http.AddPathResource("{archiveId}", RequestMarshaller<DeleteArchiveRequest>.Required(request.ArchiveId, nameof(request.ArchiveId))));
}
