using Amazon.S3;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Site;

/// <summary>Data Protection: with its keys kept, signed-in pages go on working after a restart and on another server.</summary>
internal static class KeysModule
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<KeysOptions>().BindConfiguration("Keys")
            .Validate(keys => keys.Folder.Length > 0 || keys.Bucket.Length > 0, "Keys:Folder, Keys:Bucket: both missing; a folder or a bucket for the keys of cookies, shared by all web servers.")
            .Validate(keys => keys.Folder.Length == 0 || keys.Bucket.Length == 0, "Keys:Folder, Keys:Bucket: both given; the keys are in one place.")
            .Validate(keys => keys.Folder.Length == 0 || !File.Exists(keys.Folder), "Keys:Folder: is a file, not a folder.");
        builder.Services.AddDataProtection().SetApplicationName("GasOrleans.WebClient");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IOptions<KeysOptions>, IAmazonS3, ILoggerFactory>((management, keys, s3, log)
            => management.XmlRepository = keys.Value.Bucket.Length > 0
                ? new BucketKeys(s3, keys.Value.Bucket)
                : new FileSystemXmlRepository(new DirectoryInfo(keys.Value.Folder), log));
    }
}
