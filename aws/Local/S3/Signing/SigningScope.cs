using System.Net;

namespace GasOrleans.Aws.Local.S3.Signing;

/// <summary>A signature's credential: <c>access key/day/region/service/aws4_request</c>.</summary>
internal sealed record SigningScope(string AccessKeyId, string Day, string Service)
{
    public const string S3 = "s3";
    private const string End = "aws4_request";

    public override string ToString() => $"{Day}/{LocalCloud.Region}/{Service}/{End}";

    public static SigningScope Parse(string credential, string service) => credential.Split('/') switch
    {
        [var id, var day, LocalCloud.Region, var given, End] when given == service => new SigningScope(id, day, service),
        [_, _, var region, var given, End] when given == service && region != LocalCloud.Region => throw Malformed($"the region '{region}' is wrong; expecting '{LocalCloud.Region}'"),
        _ => throw Malformed($"the credential '{credential}' is not of the form ACCESSKEY/DAY/{LocalCloud.Region}/{service}/{End}"),
    };

    private static S3Exception Malformed(string why) => new("AuthorizationHeaderMalformed", HttpStatusCode.BadRequest, $"The authorization header is malformed; {why}.");
}
