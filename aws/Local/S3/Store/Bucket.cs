using System.Security.Cryptography;
using System.Text;

namespace GasOrleans.Aws.Local.S3.Store;

/// <summary>A bucket: its objects and unfinished uploads, each a file of JSON that names files of content.</summary>
internal sealed class Bucket
{
    private readonly Lock gate = new();
    private readonly string folder;
    private readonly SortedDictionary<string, StoredObject> objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Upload> uploads = [];

    public Bucket(string folder)
    {
        this.folder = folder;
        foreach (var name in (string[])["objects", "uploads", "bodies", "outbox"])
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        foreach (var stored in Directory.EnumerateFiles(Path.Combine(folder, "objects"), "*.json").Select(Json.Read<StoredObject>))
        {
            objects[stored.Key] = stored;
        }

        foreach (var upload in Directory.EnumerateFiles(Path.Combine(folder, "uploads"), "*.json").Select(Json.Read<Upload>))
        {
            uploads[upload.Id] = upload;
        }

        Settings = File.Exists(SettingsFile) ? Json.Read<BucketSettings>(SettingsFile) : new();
        Bodies = new BodyFiles(Path.Combine(folder, "bodies"));
        Bodies.KeepOnly(objects.Values.SelectMany(stored => stored.Bodies).Concat(uploads.Values.SelectMany(upload => upload.Parts.Values.Select(part => part.Body))));
    }

    public string Name => Path.GetFileName(folder);

    public BodyFiles Bodies { get; }

    public BucketSettings Settings { get; private set; }

    public string Outbox => Path.Combine(folder, "outbox");

    private string SettingsFile => Path.Combine(folder, "bucket.json");

    public void Configure(BucketSettings settings)
    {
        Json.Write(SettingsFile, settings);
        Settings = settings;
    }

    public StoredObject? Find(string key)
    {
        lock (gate)
        {
            return objects.GetValueOrDefault(key);
        }
    }

    /// <summary>Objects in the order of their keys, as they are now.</summary>
    public IReadOnlyList<StoredObject> List()
    {
        lock (gate)
        {
            return [.. objects.Values];
        }
    }

    /// <summary>Puts an object in its key's place if <paramref name="condition"/> accepts what is there now, and ends the upload it was made from.</summary>
    public bool Put(StoredObject next, Func<StoredObject?, bool> condition, Upload? from = null)
    {
        lock (gate)
        {
            var before = objects.GetValueOrDefault(next.Key);
            if (!condition(before))
            {
                return false;
            }

            Json.Write(ObjectFile(next.Key), next);
            objects[next.Key] = next;
            Bodies.Forget(before?.Bodies ?? []);
            if (from is not null)
            {
                Remove(from, keep: next.Bodies);
            }

            return true;
        }
    }

    /// <summary>Changes what is known of an object, not its content; null when it is not there, or not as <paramref name="change"/> wants it.</summary>
    public StoredObject? Amend(string key, Func<StoredObject, StoredObject?> change)
    {
        lock (gate)
        {
            if (!objects.TryGetValue(key, out var before) || change(before) is not { } after)
            {
                return null;
            }

            Json.Write(ObjectFile(key), after);
            return objects[key] = after;
        }
    }

    public void Delete(string key)
    {
        lock (gate)
        {
            if (objects.Remove(key, out var before))
            {
                File.Delete(ObjectFile(key));
                Bodies.Forget(before.Bodies);
            }
        }
    }

    public void Begin(Upload upload)
    {
        lock (gate)
        {
            Json.Write(UploadFile(upload.Id), upload);
            uploads[upload.Id] = upload;
        }
    }

    public Upload FindUpload(string id, string key)
    {
        lock (gate)
        {
            return uploads.GetValueOrDefault(id) is { } upload && upload.Key == key ? upload : throw S3Exception.NoSuchUpload();
        }
    }

    public IReadOnlyList<Upload> ListUploads()
    {
        lock (gate)
        {
            return [.. uploads.Values.OrderBy(upload => upload.Key, StringComparer.Ordinal).ThenBy(upload => upload.Initiated)];
        }
    }

    public void AddPart(string id, string key, int number, UploadedPart part)
    {
        lock (gate)
        {
            var before = FindUpload(id, key);
            var parts = new Dictionary<int, UploadedPart>(before.Parts) { [number] = part };
            Begin(before with { Parts = parts });
            Bodies.Forget(before.Parts.TryGetValue(number, out var replaced) ? [replaced.Body] : []);
        }
    }

    public void Abort(Upload upload)
    {
        lock (gate)
        {
            Remove(upload, keep: []);
        }
    }

    private void Remove(Upload upload, IReadOnlyList<StoredBody> keep)
    {
        uploads.Remove(upload.Id);
        File.Delete(UploadFile(upload.Id));
        Bodies.Forget(upload.Parts.Values.Select(part => part.Body).Except(keep));
    }

    private string ObjectFile(string key) => Path.Combine(folder, "objects", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))) + ".json");

    private string UploadFile(string id) => Path.Combine(folder, "uploads", id + ".json");
}
