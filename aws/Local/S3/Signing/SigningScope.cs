using System.Net;

namespace GasOrleans.Aws.Local.S3.Signing;

/// <summary>A signature's credential: <c>access key/day/region/s3/aws4_request</c>.</summary>
internal sealed record SigningScope(string AccessKeyId, string Day)
{
    private const string Service = "s3";
    private const string End = "aws4_request";

    public override string ToString() => $"{Day}/{LocalCloud.Region}/{Service}/{End}";

    public static SigningScope Parse(string credential) => credential.Split('/') switch
    {
        [var id, var day, LocalCloud.Region, Service, End] => new SigningScope(id, day),
        [_, _, var region, Service, End] => throw Malformed($"the region '{region}' is wrong; expecting '{LocalCloud.Region}'"),
        _ => throw Malformed($"the credential '{credential}' is not of the form ACCESSKEY/DAY/{LocalCloud.Region}/{Service}/{End}"),
    };

    private static S3Exception Malformed(string why) => new("AuthorizationHeaderMalformed", HttpStatusCode.BadRequest, $"The authorization header is malformed; {why}.");
}
